import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { createBirpc } from 'birpc';
import { channelOf } from './channel.ts';

/** A thread for some functions. It is started when it is first needed, and a program ends in spite of it. */
export interface Aside<Functions> {
  /** Starts it, so that it is there when it is needed: to load takes as long as many a call. */
  warm(): void;
  /** Calls a function there. Fails as it does, and where the thread is lost. */
  call<Name extends keyof Functions & string>(
    name: Name,
    ...given: Given<Functions[Name]>
  ): Promise<Made<Functions[Name]>>;
  close(): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: any function
type Given<Fn> = Fn extends (...given: infer Args) => any ? Args : never;
// biome-ignore lint/suspicious/noExplicitAny: any function
type Made<Fn> = Fn extends (...given: any[]) => infer Result ? Awaited<Result> : never;

interface Started {
  worker: Worker;
  rpc: { $call(name: string, ...given: unknown[]): Promise<unknown>; $close(error?: Error): void };
}

export function createAside<Functions extends object>(code: URL): Aside<Functions> {
  let started: Started | undefined;
  let isClosed = false;
  let waiting = 0;

  function start(): Started {
    if (started) return started;
    if (isClosed) throw new Error('Unexpected call of a thread that was closed');
    const worker = new Worker(code);
    const rpc = createBirpc<Functions>({}, channelOf(worker)) as unknown as Started['rpc'];
    const now = { worker, rpc };
    started = now;
    const lose = (cause?: Error) => {
      if (started === now) started = undefined;
      rpc.$close(new Error('Unexpected end of a thread', { cause }));
    };
    once(worker, 'exit').then(() => lose(), lose);
    // A thread without work does not keep the program from ending.
    worker.unref();
    return now;
  }

  return {
    warm: () => void start(),
    async call(name, ...given) {
      const { worker, rpc } = start();
      waiting += 1;
      worker.ref();
      try {
        return (await rpc.$call(name, ...given)) as Made<Functions[typeof name]>;
      } finally {
        waiting -= 1;
        if (waiting === 0) worker.unref();
      }
    },
    async close() {
      isClosed = true;
      await started?.worker.terminate();
    },
  };
}
