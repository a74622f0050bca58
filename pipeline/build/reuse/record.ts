import type { Edition, Fact } from '../../contract/index.ts';
import type { PlainTold } from '../plain.ts';

/** A file that was read for a document, beside its sources: how it is named there, and what was in it. */
export interface Input {
  kind: 'file' | 'font';
  /** As it was asked for: relative to the project, or of a package or a template. */
  path: string;
  /** Null where there was no such file. */
  sha256: string | null;
}

/** A file that was made of a document. */
export interface Output {
  sha256: string;
  bytes: number;
}

/** What was made of a document, and of what: enough to know whether it has to be made again. */
export interface DocumentRecord {
  /** Digest of all that was known before it was made: sources, decisions, options, template, programs. */
  key: string;
  source: string;
  inputs: Input[];
  /** By name in the folder of the document. */
  files: { [name: string]: Output };
  /** What lists of documents say of it. */
  about: { title: string; language: string; date?: string; statistics: number; remarks: number };
  editions: (Edition & { file: string; pages?: number })[];
  messages: PlainTold[];
  facts: Fact[];
}

/** Names of files, never ways out of a folder: what a record names is written, and removed. */
export function isSound({ key, inputs, editions, about, files }: Partial<DocumentRecord>): boolean {
  return (
    typeof key === 'string' &&
    Array.isArray(inputs) &&
    Array.isArray(editions) &&
    typeof about?.title === 'string' &&
    Object.keys(files ?? {}).every(isName)
  );
}

/** Whether this is a name in a folder. */
export const isName = (name: string): boolean => !/[\\/]/.test(name) && !['', '.', '..'].includes(name);
