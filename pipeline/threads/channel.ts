import { type MessagePort, parentPort, type Worker } from 'node:worker_threads';
import { type ChannelOptions, createBirpc } from 'birpc';

type CodeOf = (name: 'document' | 'finish' | 'font') => URL | undefined;

/** Where the code of a thread is, as `npm run build` makes it; code that runs from its sources has no threads. */
export const codeOf: CodeOf = (name) =>
  import.meta.url.endsWith('.js') ? new URL(`../pipeline/threads/${name}-thread.js`, import.meta.url) : undefined;

/** Buffers that go with what is sent, instead of being copied. */
const given = new WeakMap<object, ArrayBuffer[]>();

/** Sends bytes without a copy: who had them cannot use them any more. */
export function give<Value extends object>(value: Value, ...bytes: Uint8Array[]): Value {
  // What shares its memory with others has to be copied.
  const whole = bytes.filter((one) => one.byteLength === one.buffer.byteLength);
  given.set(
    value,
    whole.map((one) => one.buffer as ArrayBuffer),
  );
  return value;
}

/** How threads speak: an answer may take as long as it takes. */
export function channelOf(port: MessagePort | Worker): ChannelOptions & { timeout: number } {
  return {
    post: async ({ a: args = [], r: result, ...message }) => {
      const buffers = [...args, result].flatMap((value) => given.get(value) ?? []);
      port.postMessage({ ...message, a: args, r: result }, buffers);
    },
    on: async (listen) => void port.on('message', listen),
    timeout: -1,
  };
}

/** Has these functions called by the thread that has started this one. */
export function serve(functions: object): void {
  if (!parentPort) throw new Error('Unexpected start of a thread as a program');
  createBirpc(functions, channelOf(parentPort));
}
