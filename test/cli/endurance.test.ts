import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { folderWith } from '../build/folder.ts';
import { BIN } from './project.ts';

/** `REBUILDS=2000 npx vitest run endurance` goes on for an afternoon's work; without, it is as long as a test may be. */
const REBUILDS = Number(process.env.REBUILDS ?? 40);
/** How often it is looked at in that time; the second half counts. */
const LOOKS = 8;

type Lines = AsyncIterator<string, undefined>;

const text = (rise: number) => `# Tides\n\nThe tide rose to ${rise} metres, the board said.\n`;

/** Loaded into the program: says what it holds when it is asked, once all garbage is collected. */
const ASKED = `process.on('SIGUSR2', () => {
  gc();
  gc();
  const files = require('node:fs').readdirSync('/proc/self/fd').length;
  process.stderr.write(JSON.stringify({ memory: process.memoryUsage.rss(), files }) + '\\n');
});`;

interface Held {
  /** Resident bytes. */
  memory: number;
  /** Open files. */
  files: number;
}

describe.skipIf(process.platform !== 'linux')('a project that is watched (needs /proc)', () => {
  test(`holds no more after ${REBUILDS} builds than after a few`, { timeout: REBUILDS * 2_000 + 30_000 }, async () => {
    const folder = await folderWith({ 'galley.config.json': '{}', 'source/a.md': text(0), 'asked.cjs': ASKED });
    const formats = process.env.REBUILDS ? ['--edition', 'html'] : [];
    const args = [
      '--expose-gc',
      '--require',
      './asked.cjs',
      BIN,
      'watch',
      '--json',
      '--variant',
      'reading',
      ...formats,
    ];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    onTestFinished(async () => {
      child.kill('SIGTERM');
      await new Promise((done) => child.once('close', done));
    });
    const linesOf = (stream: Readable): Lines => createInterface(stream)[Symbol.asyncIterator]();
    const [builds, answers] = [linesOf(child.stdout), linesOf(child.stderr)];
    const next = async <Said>(lines: Lines, isIt: (said: Said) => boolean): Promise<Said> => {
      for (let line = await lines.next(); !line.done; line = await lines.next()) {
        const said = JSON.parse(line.value) as Said;
        if (isIt(said)) return said;
      }
      throw new Error('It has ended');
    };
    const built = () => next<{ type: string }>(builds, ({ type }) => type === 'done');
    const held = () => {
      child.kill('SIGUSR2');
      return next<Held>(answers, () => true);
    };
    await built();
    // Watching begins when the build has ended.
    await wait(500);
    const after: Held[] = [];
    for (let build = 1; build <= REBUILDS; build += 1) {
      await writeFile(join(folder, 'source/a.md'), text(build));
      await built();
      if (build % (REBUILDS / LOOKS) === 0) after.push(await held());
    }
    const [few, many] = [after[LOOKS / 2 - 1], after.at(-1)] as [Held, Held];
    const inMegabytes = after.map(({ memory }) => Math.round(memory / 1_000_000));
    console.info(`${REBUILDS} builds: ${inMegabytes.join(', ')} MB; ${few.files} and ${many.files} open files`);
    expect(many.files).toBeLessThanOrEqual(few.files);
    expect(many.memory).toBeLessThan(few.memory * 1.1);
  });
});
