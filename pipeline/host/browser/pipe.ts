import type { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from './puppeteer.ts';

const END = 0;

/**
 * Speaks with a browser over the two pipes of `--remote-debugging-pipe`: JSON messages, each ended
 * by a zero byte. A pipe needs no port, and it ends with the process at either side.
 */
export function pipeTransport(to: Writable, from: Readable): ConnectionTransport {
  const transport: ConnectionTransport = {
    send(message) {
      to.write(`${message}\0`);
    },
    close() {
      to.destroy();
      from.destroy();
    },
  };
  let partial: Buffer[] = [];
  from.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(END); end >= 0; end = chunk.indexOf(END, start)) {
      partial.push(chunk.subarray(start, end));
      const message = Buffer.concat(partial).toString();
      partial = [];
      start = end + 1;
      // Each message in a turn of its own: what waits for the one before it has to run first.
      setImmediate(() => transport.onmessage?.(message));
    }
    if (start < chunk.length) partial.push(chunk.subarray(start));
  });
  from.on('close', () => setImmediate(() => transport.onclose?.()));
  // A broken pipe also closes the other one, and that is what is acted on.
  to.on('error', () => {});
  from.on('error', () => {});
  return transport;
}
