import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../build/folder.ts';
import { descendants, runs } from './processes.ts';
import { project } from './project.ts';

const text = `# 年度报告\n\n${'全年接待读者约4.2万人次，比上年增长12.5%。\n\n'.repeat(150)}`;

/**
 * Sends a signal when the output says what it waits for and, for `browser`, once there is one; collects
 * the processes that run at that time.
 */
function interrupt(signal: NodeJS.Signals, when: RegExp, started: number[], browser = false) {
  return (child: ChildProcess) => {
    let said = '';
    let sent = false;
    const send = () => {
      const running = descendants(child.pid ?? 0);
      if (browser && running.length === 0 && child.exitCode === null) return void setTimeout(send, 5);
      started.push(...running);
      child.kill(signal);
    };
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      if (sent || !when.test(said)) return;
      sent = true;
      send();
    });
  };
}

describe.skipIf(process.platform !== 'linux')('an interrupted build (needs /proc)', () => {
  test.each([
    ['SIGINT', 130, /"stage":"pdf"/, true],
    ['SIGTERM', 143, /"stage":"read"/, false],
    ['SIGHUP', 129, /"type":"start"/, false],
  ] as const)('%s: exits with %i, and leaves no process and no file', async (signal, code, when, browser) => {
    const started: number[] = [];
    const chain = project({ 'source/a.md': text, 'source/b.md': text, 'source/c.md': text });
    const run = await chain
      .run(['build', '--json', '-j', '2'], { meanwhile: interrupt(signal, when, started, browser) })
      .exits(code);
    expect(run.stdout).not.toContain('"type":"done"');
    if (browser) expect(started.length).toBeGreaterThan(0);
    for (let tries = 0; tries < 20 && started.some(runs); tries++) await wait(100);
    expect(started.filter(runs)).toEqual([]);
    expect((await filesIn(`${chain.folder}/dist`)).filter((name) => name.includes('.tmp'))).toEqual([]);
    expect(run.stderr).not.toMatch(/galley\/bug|render\/|at /);
  });

  test('a project that is watched: ends when it is told to, with its browser', async () => {
    const started: number[] = [];
    const chain = project({ 'source/a.md': text });
    const meanwhile = interrupt('SIGINT', /"type":"done"/, started, true);
    await chain
      .run(['watch', '--json', '--edition', 'pdf', '--variant', 'reading'], { meanwhile })
      .exits(130)
      .has('dist/a/a.pdf');
    expect(started.length).toBeGreaterThan(0);
    for (let tries = 0; tries < 20 && started.some(runs); tries++) await wait(100);
    expect(started.filter(runs)).toEqual([]);
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
});
