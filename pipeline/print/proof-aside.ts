import { Worker } from 'node:worker_threads';
import type { SourceWords } from '../contract/index.ts';
import { type LostText, lostText } from './proof.ts';
import { openRaw } from './raw-pdf.ts';

/** Bytes of a PDF from which on a thread of its own is quicker: it takes some 50 ms to begin. */
const WORTH_A_THREAD = 2_000_000;

/** The thread as `npm run build` makes it, beside the chunks of the bundle; code that runs from its sources has none. */
const THREAD = import.meta.url.endsWith('.js')
  ? new URL('../pipeline/print/proof-thread.js', import.meta.url)
  : undefined;

/** The proof of a text ({@link lostText}), beside whatever else is done with the PDF. */
export async function lostTextAside(words: readonly SourceWords[], raw: Uint8Array): Promise<LostText | undefined> {
  const here = () => lostText(words, openRaw(raw));
  if (!THREAD || raw.length < WORTH_A_THREAD) return here();
  const worker = new Worker(THREAD, { workerData: { words, raw } });
  try {
    return await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  } catch {
    // A failure loses its rule on the way between threads.
    return here();
  } finally {
    await worker.terminate();
  }
}
