import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { folderWith } from '../build/folder.ts';
import { BIN } from './project.ts';

/** `REBUILDS=2000 npx vitest run endurance` goes on for an afternoon's work; without, it is as long as a test may be. */
const REBUILDS = Number(process.env.REBUILDS ?? 40);
const MEGABYTE = 1_000_000;

const text = (rise: number) => `# Tides\n\nThe tide rose to ${rise} metres, the board said.\n`;

/** Bytes of memory and open files of a process. */
function held(pid: number): { memory: number; files: number } {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return { memory: Number(kilobytes) * 1024, files: readdirSync(`/proc/${pid}/fd`).length };
}

describe.skipIf(process.platform !== 'linux')('a project that is watched (needs /proc)', () => {
  test(`holds no more after ${REBUILDS} builds than after a few`, { timeout: REBUILDS * 2_000 + 30_000 }, async () => {
    const folder = await folderWith({ 'galley.config.json': '{}', 'source/a.md': text(0) });
    const args = [
      BIN,
      'watch',
      '--json',
      '--variant',
      'reading',
      ...(process.env.REBUILDS ? ['--edition', 'html'] : []),
    ];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
    onTestFinished(async () => {
      child.kill('SIGTERM');
      await new Promise((done) => child.once('close', done));
    });
    const builds = createInterface(child.stdout)[Symbol.asyncIterator]();
    const built = async () => {
      for (let line = await builds.next(); !line.done; line = await builds.next())
        if (JSON.parse(line.value).type === 'done') return;
      throw new Error('It has ended');
    };
    await built();
    // Watching begins when the build has ended.
    await wait(500);
    const after: { memory: number; files: number }[] = [];
    for (let build = 1; build <= REBUILDS; build += 1) {
      await writeFile(join(folder, 'source/a.md'), text(build));
      await built();
      after.push(held(child.pid ?? 0));
    }
    const mean = (part: typeof after) => part.reduce((sum, { memory }) => sum + memory, 0) / part.length;
    const third = Math.floor(REBUILDS / 3);
    const [early, late] = [after.slice(third, 2 * third), after.slice(2 * third)];
    const most = Math.max(...early.map(({ files }) => files));
    for (const { files } of late) expect(files).toBeLessThanOrEqual(most * 1.1);
    // The collector of garbage takes its time: what a few builds take may be there still.
    expect(mean(late)).toBeLessThan(mean(early) * 1.1 + (process.env.REBUILDS ? 0 : 20 * MEGABYTE));
    console.info(
      `${REBUILDS} builds: ${Math.round(mean(early) / MEGABYTE)} MB, then ${Math.round(mean(late) / MEGABYTE)} MB; at most ${most} open files`,
    );
  });
});
