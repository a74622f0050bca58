import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../build/folder.ts';
import { descendants, runs } from './processes.ts';
import { project } from './project.ts';

const text = `# 年度报告\n\n${'全年接待读者约4.2万人次，比上年增长12.5%。\n\n'.repeat(150)}`;

/** Sends a signal when the output says what it waits for; collects the processes that run at that time. */
function interrupt(signal: NodeJS.Signals, when: RegExp, started: number[]) {
  return (child: ChildProcess) => {
    let said = '';
    let sent = false;
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      if (sent || !when.test(said)) return;
      sent = true;
      started.push(...descendants(child.pid ?? 0));
      child.kill(signal);
    });
  };
}

describe.skipIf(process.platform !== 'linux')('an interrupted build (needs /proc)', () => {
  test.each([
    ['SIGINT', 130, /"stage":"pdf"/],
    ['SIGTERM', 143, /"stage":"read"/],
    ['SIGHUP', 129, /"type":"start"/],
  ] as const)('%s: exits with %i, and leaves no process and no file', async (signal, code, when) => {
    const started: number[] = [];
    const chain = project({ 'source/a.md': text, 'source/b.md': text, 'source/c.md': text });
    const run = await chain
      .run(['build', '--json', '-j', '2'], { meanwhile: interrupt(signal, when, started) })
      .exits(code);
    expect(run.stdout).not.toContain('"type":"done"');
    for (let tries = 0; tries < 20 && started.some(runs); tries++) await wait(100);
    expect(started.filter(runs)).toEqual([]);
    expect((await filesIn(`${chain.folder}/dist`)).filter((name) => name.includes('.tmp'))).toEqual([]);
    expect(run.stderr).not.toMatch(/galley\/bug|render\/|at /);
  });

  test('SIGKILL: the browser ends too, and the next build succeeds and clears up', async () => {
    const started: number[] = [];
    const chain = project({ 'source/a.md': text });
    await chain.run(['build', '--json'], { meanwhile: interrupt('SIGKILL', /"stage":"write"/, started) });
    for (let tries = 0; tries < 100 && started.some(runs); tries++) await wait(100);
    expect(started.filter(runs)).toEqual([]);
    await chain
      .build('--edition', 'html')
      .exits(0)
      .step(async () => {
        expect((await filesIn(`${chain.folder}/dist`)).filter((name) => name.includes('.tmp'))).toEqual([]);
      });
  });

  test('the signal finds a browser running', async () => {
    const started: number[] = [];
    await project({ 'source/a.md': text })
      .run(['build', '--json'], { meanwhile: interrupt('SIGINT', /"stage":"html"/, started) })
      .exits(130);
    expect(started.length).toBeGreaterThan(0);
  });
});
