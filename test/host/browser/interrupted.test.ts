import { describe, expect, it } from 'vitest';
import { browserProcesses, deadline, LONG, pageOf, testPrinter, textOfPages } from './support.ts';

describe('a print that does not end', () => {
  it('is given up at its deadline, and the next one is done', async () => {
    const { printer, folder } = testPrinter();
    await printer.version();
    for (const { pid } of browserProcesses(folder)) process.kill(pid, 'SIGSTOP');
    await expect(printer.print({ ...(await pageOf('<p>文</p>')), deadline: 300 })).rejects.toMatchObject({
      ruleId: 'render/deadline',
      reason: 'Unexpected print that takes longer than `300` ms',
    });
    const pdf = await printer.print({ ...(await pageOf('<p>后</p>')), deadline });
    expect(await textOfPages(pdf)).toEqual(['后']);
  });

  it('stops at the signal', async () => {
    const { printer } = testPrinter();
    const stop = new AbortController();
    const printing = printer.print({ ...(await pageOf(LONG)), deadline }, stop.signal);
    setTimeout(() => stop.abort(new Error('stopped')), 200);
    await expect(printing).rejects.toThrow('stopped');
  });
});

describe('a crash', () => {
  it.each([
    ['browser', (process: { leader: boolean }) => process.leader],
    ['page', (process: { renderer: boolean }) => process.renderer],
  ])('of the %s during a print is made good by a new browser', async (_, victim) => {
    const { printer, folder } = testPrinter();
    await printer.version();
    const [before] = browserProcesses(folder).filter(({ leader }) => leader);
    let ended = false;
    const printing = printer.print({ ...(await pageOf(LONG)), deadline }).finally(() => {
      ended = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(ended).toBe(false);
    for (const { pid } of browserProcesses(folder).filter(victim)) process.kill(pid, 'SIGKILL');
    expect((await textOfPages(await printing)).join('')).toContain('第5999段');
    const [after] = browserProcesses(folder).filter(({ leader }) => leader);
    expect(after?.pid).not.toBe(before?.pid);
  });

  it('between two prints costs no attempt', async () => {
    const { printer, folder } = testPrinter();
    await printer.version();
    // The first takes the others with it where there is a sandbox.
    const [first] = browserProcesses(folder);
    if (first) process.kill(first.pid, 'SIGKILL');
    expect(first).toBeDefined();
    expect(await textOfPages(await printer.print({ ...(await pageOf('<p>文</p>')), deadline }))).toEqual(['文']);
  });

  it('that comes again is a failure', async () => {
    const { printer, folder } = testPrinter();
    let ended = false;
    const printing = printer.print({ ...(await pageOf(LONG)), deadline }).finally(() => {
      ended = true;
    });
    const outcome = expect(printing).rejects.toMatchObject({ ruleId: 'render/browser-crashed' });
    while (!ended) {
      // A renderer is there: the browser has started and answers, so this is no failure to start.
      for (const { pid } of browserProcesses(folder).filter(({ renderer }) => renderer)) {
        await new Promise((resolve) => setTimeout(resolve, 300));
        if (browserProcesses(folder).some((alive) => alive.pid === pid)) process.kill(pid, 'SIGKILL');
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await outcome;
  });
});
