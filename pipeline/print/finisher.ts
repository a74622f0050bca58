import { isMainThread, Worker } from 'node:worker_threads';
import type { Answer, Finish, Order } from './finish-thread.ts';

/** Finishes PDFs in a thread of its own, so that the next document goes on meanwhile. */
export interface Finisher {
  /** Starts the thread, which takes as long to load as a print does. */
  warm(): void;
  finish: Finish;
  close(): Promise<void>;
}

/**
 * The thread as `npm run build` makes it, beside the chunks of the bundle; code that runs from its sources has none. A
 * thread that makes documents has none either: there are others that use the processors.
 */
const THREAD =
  isMainThread && import.meta.url.endsWith('.js')
    ? new URL('../pipeline/print/finish-thread.js', import.meta.url)
    : undefined;

/** Finishes in this thread. */
export const finishHere: Finish = async (...given) => (await import('./finish.ts')).finish(...given);

export function createFinisher(thread = THREAD): Finisher {
  let worker: Worker | undefined;
  let orders = 0;
  const waiting = new Map<number, (answer: Answer | undefined) => void>();

  /** What the thread cannot do, or fails in, is done here: a failure would lose its rule on its way. */
  const answer = (one: Answer) => {
    waiting.get(one.order)?.(one);
    waiting.delete(one.order);
    if (waiting.size === 0) worker?.unref();
  };
  const lose = () => {
    worker = undefined;
    for (const one of waiting.values()) one(undefined);
    waiting.clear();
  };

  function start(): Worker | undefined {
    if (worker || !thread) return worker;
    worker = new Worker(thread);
    worker.on('message', answer).once('error', lose).once('exit', lose);
    // A thread without work does not keep the program from ending.
    worker.unref();
    return worker;
  }

  return {
    warm: () => void start(),
    async finish(...given) {
      const running = start();
      if (!running) return finishHere(...given);
      running.ref();
      orders += 1;
      const order: Order = { order: orders, given };
      const done = await new Promise<Answer | undefined>((resolve) => {
        waiting.set(order.order, resolve);
        running.postMessage(order);
      });
      return done?.finished ?? finishHere(...given);
    },
    async close() {
      await worker?.terminate();
    },
  };
}
