import type { RedisOptions } from 'bullmq';
import { Failure } from '../contract/index.ts';

/** Milliseconds in which Redis has to answer at first. */
const PATIENCE = 5_000;

/** How Redis is reached. What was once connected is tried again, for as long as it takes. */
export function connectionTo(url: string): RedisOptions & { url: string } {
  if (!/^rediss?:\/\/[^/]/.test(url)) {
    throw new Failure('usage/queue', `Unexpected queue \`${url}\`, expected an address such as \`redis://host:6379\``, {
      note: 'Give the address of a Redis that all workers reach, `rediss://…` for one with TLS.',
    });
  }
  return { url, maxRetriesPerRequest: null };
}

/** Waits until somebody answers. Fails with `queue/unreachable`. */
export async function reached(
  url: string,
  ready: Promise<unknown>,
  onError: (told: (cause: Error) => void) => void,
): Promise<void> {
  let last: Error | undefined;
  onError((cause) => {
    last = cause;
  });
  let clock: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    clock = setTimeout(() => {
      const cause = last ? `: ${last.message || (last as { code?: string }).code}` : '';
      const where = url.replace(/\/\/[^@/]*@/, '//');
      reject(
        new Failure('queue/unreachable', `Cannot reach Redis at \`${where}\`${cause}`, {
          note: 'Start it (Debian: `apt install redis-server`), or correct the address.',
        }),
      );
    }, PATIENCE);
  });
  try {
    await Promise.race([ready, late]);
  } finally {
    clearTimeout(clock);
  }
}
