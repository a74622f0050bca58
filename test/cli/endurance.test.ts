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
/** Builds from one look at it to the next. */
const STEP = process.env.REBUILDS ? 25 : 5;

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
    const args = ['--expose-gc', '--require', './asked.cjs', BIN, 'watch', '--json', '--variant', 'reading'];
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
      if (build % STEP === 0) after.push(await held());
    }
    // The first half is for warming up.
    const quarter = Math.floor(after.length / 4);
    const [few, many] = [after.slice(-2 * quarter, -quarter), after.slice(-quarter)];
    const mean = (looks: Held[], of: keyof Held) => looks.reduce((sum, look) => sum + look[of], 0) / looks.length;
    const told = [few, many].map(
      (looks) => `${(mean(looks, 'memory') / 1e6).toFixed(0)} MB, ${mean(looks, 'files')} files`,
    );
    console.info(`${REBUILDS} builds: in the third quarter ${told.join('; in the fourth ')}`);
    expect(mean(many, 'files')).toBeLessThanOrEqual(mean(few, 'files') * 1.1);
    expect(mean(many, 'memory')).toBeLessThan(mean(few, 'memory') * 1.1);
  });
});
