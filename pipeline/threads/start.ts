import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { createBirpc } from 'birpc';
import type { Listener } from '../build/events.ts';
import type { MadeDocument } from '../build/made.ts';
import type { Reading } from '../build/reuse/index.ts';
import { Failure, type PrintTab } from '../contract/index.ts';
import type { SourceInput } from '../index.ts';
import { channelOf } from './channel.ts';
import {
  type MainFunctions,
  outcomeOf,
  resultOf,
  type ThreadFunctions,
  type ThreadSetup,
  unpackedMessage,
} from './wire.ts';

/** What threads share with the main one. */
export interface ThreadsMeans {
  /** Its host has the browser. */
  reading: Reading;
  emit: Listener;
  /** Ends what is being made. */
  signal: AbortSignal;
  /** Told of what no document can be made without. */
  fail(error: unknown): void;
}

/** A thread that makes documents. */
export interface Thread {
  /** Fails with `build/thread-lost`, what `makeDocument` throws, or the reason of the signal. */
  make(input: SourceInput, path: string): Promise<MadeDocument>;
  /** Ends it, with all that it is doing. */
  close(): Promise<void>;
}

/** For a thread to read what it is reading (ms): a file that is open when it is ended would stay so. */
const LAST_READS = 2_000;

export function startThread(code: URL, setup: ThreadSetup, { reading, emit, signal, fail }: ThreadsMeans): Thread {
  const worker = new Worker(code, { workerData: setup });
  const tabs = new Map<number, PrintTab>();
  const stop = new AbortController();
  const tabOf = (id: number): PrintTab => {
    const tab = tabs.get(id) ?? reading.host.printer.open();
    tabs.set(id, tab);
    return tab;
  };
  const functions: MainFunctions = {
    print: (tab, print, job) => {
      const listeners = {
        onLoaded: () => void thread.onLoaded.asEvent(print).catch(() => {}),
        onRefused: (url: string) => void thread.onRefused.asEvent(print, url).catch(() => {}),
      };
      return outcomeOf(() => tabOf(tab).print({ ...job, ...listeners }, stop.signal));
    },
    closeTab(id) {
      void tabs.get(id)?.close();
      tabs.delete(id);
    },
    onStage: (document, stage) => emit({ type: 'stage', document, stage }),
  };
  const thread = createBirpc<ThreadFunctions, MainFunctions>(functions, channelOf(worker));
  const end = (reason: unknown) => {
    stop.abort(reason);
    thread.$rejectPendingCalls(({ reject }) => reject(reason as Error));
    if (!thread.$closed) void thread.end.asEvent().catch(() => {});
    thread.$close();
    for (const id of tabs.keys()) functions.closeTab(id);
  };
  const onAbort = () => end(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  worker.once('error', (cause) => end(lost(cause)));
  const exited = once(worker, 'exit').then(
    ([code]) => end(lost(new Error(`it ended with ${code}`))),
    // `once` fails with the error that it has ended with.
    () => {},
  );
  const opened = thread.open().then(resultOf);
  opened.catch((error) => {
    // A thread that is lost takes its document with it, and no other.
    if (!stop.signal.aborted) fail(error);
  });

  return {
    async make(input, path) {
      await opened;
      const { messages, fonts, ...made } = resultOf(await thread.make(input, path));
      for (const [file, folder] of fonts) reading.fonts.set(file, folder);
      return { ...made, messages: messages.map((told) => ({ ...told, message: unpackedMessage(told.message) })) };
    },
    async close() {
      signal.removeEventListener('abort', onAbort);
      end(new Error('Unexpected document for a thread that was closed'));
      await Promise.race([exited, sleep(LAST_READS, undefined, { ref: false })]);
      await worker.terminate();
    },
  };
}

function lost(cause: Error): Failure {
  return new Failure('build/thread-lost', `Unexpected end of the thread that made this document: ${cause.message}`, {
    note: 'Where it ran out of memory, give it more with `NODE_OPTIONS=--max-old-space-size=8000`, or split the document.',
    cause,
  });
}
