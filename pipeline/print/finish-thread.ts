import { parentPort } from 'node:worker_threads';
import { finish } from './finish.ts';
import { loadPdfLib } from './pdf-lib.ts';

export type Finish = typeof finish;

/** A PDF to finish. */
export interface Order {
  order: number;
  given: Parameters<Finish>;
}

/** What became of it; nothing where it failed. */
export interface Answer {
  order: number;
  finished?: Awaited<ReturnType<Finish>>;
}

void loadPdfLib();
parentPort?.on('message', async ({ order, given }: Order) => {
  try {
    const finished = await finish(...given);
    parentPort?.postMessage({ order, finished } satisfies Answer, [finished.bytes.buffer as ArrayBuffer]);
  } catch {
    parentPort?.postMessage({ order } satisfies Answer);
  }
});
