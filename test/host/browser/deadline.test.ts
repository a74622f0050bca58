import { getEventListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { within } from '../../../pipeline/host/browser/deadline.ts';

it('gives what the work gives, or says why it was not waited for', async () => {
  expect(await within(Promise.resolve(7), 1000, new AbortController().signal)).toBe(7);
  await expect(within(Promise.reject(new Error('no')), 1000)).rejects.toThrow('no');
  await expect(within(sleep(500), 10)).rejects.toMatchObject({ ruleId: 'render/deadline' });
  const stopped = AbortSignal.abort(new Error('stopped'));
  await expect(within(sleep(500), 1000, stopped)).rejects.toThrow('stopped');
  const stop = new AbortController();
  const waiting = within(sleep(500), 1000, stop.signal);
  stop.abort(new Error('stopped later'));
  await expect(waiting).rejects.toThrow('stopped later');
});

it('leaves nothing with a signal that lives long', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const { signal } = new AbortController();
  for (let round = 0; round < 5; round += 1) {
    const works = Array.from({ length: 4 }, () => within(sleep(50), 1000, signal));
    await sleep(5);
    collect();
    await Promise.all(works);
  }
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
