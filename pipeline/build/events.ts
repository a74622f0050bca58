import type { VFileMessage } from 'vfile-message';
import type { Edition } from '../contract/index.ts';

/** What a document is being put through. */
export type Stage = 'read' | 'template' | 'html' | 'pdf' | 'write';

/** An edition that was written. */
export interface WrittenEdition extends Edition {
  /** Absolute path. */
  path: string;
  bytes: number;
  sha256: string;
  /** PDF only. */
  pages?: number;
}

/** How a document fared. */
export interface DocumentResult {
  name: string;
  /** Its file or folder, relative to the project. */
  source: string;
  ok: boolean;
  /** Absolute path of its outputs. */
  folder: string;
  editions: WrittenEdition[];
  /** Its outputs are those of an earlier build: still in their places, or taken from the cache. */
  reused?: 'output' | 'cache';
  /** All messages, the failure among them. */
  messages: VFileMessage[];
  milliseconds: number;
}

/** What a whole build came to. */
export interface BuildResult {
  /** Absolute path of the folder of all outputs. */
  output: string;
  documents: DocumentResult[];
  built: number;
  /** Documents whose outputs are those of an earlier build. */
  reused: number;
  failed: number;
  /** Absolute paths of outputs of earlier builds that nothing makes any more, and that were removed. */
  removed: string[];
  /** Findings on the project itself; those of documents are with them. */
  messages: VFileMessage[];
  errors: number;
  warnings: number;
  milliseconds: number;
}

/** What happens in a build, in order. A build never prints; whoever listens may. */
export type BuildEvent =
  | { type: 'start'; documents: string[]; output: string; editions: Edition[] }
  | { type: 'document:start'; document: string; source: string }
  | { type: 'stage'; document: string; stage: Stage }
  | {
      type: 'message';
      /** Absent for what concerns the whole build. */
      document?: string;
      message: VFileMessage;
      /** The line of the source that the message is about. */
      excerpt?: string;
    }
  | { type: 'document:done'; document: string; result: DocumentResult }
  | { type: 'document:failed'; document: string; result: DocumentResult }
  | { type: 'done'; result: BuildResult };

export type Listener = (event: BuildEvent) => void;
