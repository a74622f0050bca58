import type { PlainMessage } from '../build/plain.ts';
import type { Edition, PdfStandard } from '../contract/index.ts';

/** Name of the queue in Redis. */
export const QUEUE = 'galley';

/** A document to build, as it travels. Plain data; who reads it does not trust it. */
export interface Job {
  document: string;
  /** Its file or folder, relative to the project. */
  path: string;
  /** Digest of everything that its editions depend on. */
  key: string;
  settings: JobSettings;
}

/** What is asked for otherwise than the configuration says. */
export interface JobSettings {
  editions: Edition['format'][];
  variants: Edition['variant'][];
  pdfStandard: PdfStandard[];
  press: boolean;
  force: boolean;
  date?: string;
  /** Name of a built-in template. */
  template?: string;
}

/** What became of it. What was made lies in the cache, under its key. */
export interface Outcome {
  ok: boolean;
  messages: (PlainMessage & { excerpt?: string })[];
  milliseconds: number;
}

/** How often a document is tried, and how often it may have taken its worker with it. */
export const ATTEMPTS = 3;
export const MOST_LOST = 2;
