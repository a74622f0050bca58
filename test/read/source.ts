import { readFileSync } from 'node:fs';
import type { VFileMessage } from 'vfile-message';
import { Failure, type GalleyDocument, messagesOf } from '../../pipeline/contract/index.ts';
import { type ReadOptions, read } from '../../pipeline/read/index.ts';

/** Reads a text or bytes as a document of one file. */
export function readSource(source: string | Uint8Array, path = 'a.txt', options: ReadOptions = {}): GalleyDocument {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  return read({ name: 'a', files: [{ path, bytes }] }, options);
}

/** Reads files of `test/fixtures/read` as one document. */
export function readFixture(...paths: string[]): GalleyDocument {
  const files = paths.map((path) => ({
    path,
    bytes: readFileSync(new URL(`../fixtures/read/${path}`, import.meta.url)),
  }));
  return read({ name: 'fixture', files });
}

/** The failure that reading ends with. */
export function failureOf(source: string | Uint8Array, path?: string, options?: ReadOptions): Failure {
  try {
    readSource(source, path, options);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('Expected reading to fail');
}

export const rulesOf = (document: GalleyDocument): (string | undefined)[] =>
  messagesOf(document).map(({ ruleId }) => ruleId);

export const messageOf = (document: GalleyDocument, rule: string): VFileMessage | undefined =>
  messagesOf(document).find(({ ruleId }) => ruleId === rule);

/** What each block of a document says, the blocks of its tree in order. */
export const textsOf = ({ tree }: GalleyDocument): string[] =>
  tree.children.map((block) =>
    'children' in block ? block.children.map((child) => ('value' in child ? child.value : '')).join('') : block.type,
  );
