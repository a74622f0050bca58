import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../contract/index.ts';

/**
 * Waits for work no longer than `deadline` ms and until the signal says stop. The work itself goes
 * on; whoever calls this ends it. Fails with `render/deadline` or the signal's reason.
 */
export async function within<T>(work: Promise<T>, deadline?: number, signal?: AbortSignal): Promise<T> {
  const over = new AbortController();
  const limits: Promise<never>[] = [];
  if (deadline !== undefined) {
    limits.push(
      sleep(deadline, undefined, { signal: over.signal }).then(() => {
        throw new Failure('render/deadline', `Unexpected print that takes longer than \`${deadline}\` ms`, {
          note: 'Raise the deadline, or split the document.',
        });
      }),
    );
  }
  if (signal) {
    limits.push(
      new Promise((_, reject) => {
        if (signal.aborted) reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: over.signal });
      }),
    );
  }
  for (const promise of [work, ...limits]) promise.catch(() => {});
  try {
    return await Promise.race([work, ...limits]);
  } finally {
    over.abort();
  }
}
