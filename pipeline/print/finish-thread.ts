import { parentPort } from 'node:worker_threads';
import { finish } from './finish.ts';

export type Finish = (...given: Parameters<typeof finish>) => Promise<ReturnType<typeof finish>>;

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

parentPort?.on('message', ({ order, given }: Order) => {
  try {
    const finished = finish(...given);
    parentPort?.postMessage({ order, finished } satisfies Answer, [finished.bytes.buffer as ArrayBuffer]);
  } catch {
    parentPort?.postMessage({ order } satisfies Answer);
  }
});
