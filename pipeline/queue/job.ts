import { z } from 'zod';
import type { PlainTold } from '../build/plain.ts';
import { builtInTemplates } from '../build/template.ts';
import { PDF_STANDARDS } from '../contract/index.ts';

/** Name of the queue in Redis. */
export const QUEUE = 'galley';

/** What is asked for otherwise than the configuration says. */
const settings = z.strictObject({
  editions: z.array(z.enum(['html', 'pdf'])),
  variants: z.array(z.enum(['reading', 'annotated'])),
  pdfStandard: z.array(z.enum(PDF_STANDARDS)),
  press: z.boolean(),
  force: z.boolean(),
  date: z.iso.date().optional(),
  /** Name of a built-in template. */
  template: z
    .string()
    .refine((name) => builtInTemplates().includes(name), 'expected a built-in template')
    .optional(),
});

/** A document to build, as it travels. Whoever can write to the queue can write anything: who reads it checks it. */
const job = z.strictObject({
  document: z.string(),
  /** Its file or folder, relative to the project. */
  path: z.string().min(1),
  /** Digest of everything that its editions depend on. */
  key: z.string().min(1),
  settings,
});

export type JobSettings = z.infer<typeof settings>;
export type Job = z.infer<typeof job>;

/** Reads what came out of a queue. Throws where it is not what a build puts there. */
export function readJob(data: unknown): Job {
  const read = job.safeParse(data);
  if (read.success) return read.data;
  throw new Error(`Unexpected job in the queue, expected one of a build\n${z.prettifyError(read.error)}`);
}

/** What became of it. What was made lies in the cache, under its key. */
export interface Outcome {
  ok: boolean;
  messages: PlainTold[];
  milliseconds: number;
}

/** How often a document is tried, and how often it may have taken its worker with it. */
export const ATTEMPTS = 3;
export const MOST_LOST = 2;
