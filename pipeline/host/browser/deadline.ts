import { Failure } from '../../contract/index.ts';

/**
 * Waits for work no longer than `deadline` ms and until the signal says stop. The work itself goes
 * on; whoever calls this ends it. Fails with `render/deadline` or the signal's reason.
 */
export async function within<T>(work: Promise<T>, deadline?: number, signal?: AbortSignal): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let stop = () => {};
  const limit = new Promise<never>((_, reject) => {
    if (deadline !== undefined) timer = setTimeout(() => reject(tooLong(deadline)), deadline);
    stop = () => reject(signal?.reason);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
  });
  for (const promise of [work, limit]) promise.catch(() => {});
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
    // By hand: of several listeners with a signal of their own Node 20 loses all but one when it collects garbage.
    signal?.removeEventListener('abort', stop);
  }
}

function tooLong(deadline: number): Failure {
  return new Failure('render/deadline', `Unexpected print that takes longer than \`${deadline}\` ms`, {
    note: 'Raise the deadline, or split the document.',
  });
}
