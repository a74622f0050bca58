import { availableParallelism, totalmem } from 'node:os';

/**
 * What a project gets that says nothing. Kept out of the schema's file, so that a project without a
 * configuration does not wait for the schema to load.
 */
export const defaults = {
  source: 'source',
  output: 'dist',
  template: 'report',
  editions: ['html', 'pdf'],
  variants: ['reading', 'annotated'],
  csv: { bom: true },
  /** Seconds. */
  deadline: 60,
} as const;

/** What a file for the press is like: millimetres, a multiple of pages, pixels per inch. */
export const defaultPress = { bleed: 3, pages: 1, resolution: 225 };

export const MOST_JOBS = 64;

/** Bytes for each document in work: its thread and its page take half of it, where it is not a long one. */
const ROOM = 500_000_000;

/** Documents in work at a time: one more than there are processors, as each waits for the browser now and then, if there is room for them. */
export function defaultJobs(): number {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.max(2, Math.min(availableParallelism() + 1, Math.floor(memory / ROOM), MOST_JOBS));
}

/** Where finished editions are kept, and how many megabytes of them, in a project with a configuration. */
export const defaultCache = { folder: '.galley', maxSize: 1000 };
