import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { browserProcesses, emptyFolder, until } from './support.ts';

const here = dirname(fileURLToPath(import.meta.url));
const jiti = join(dirname(createRequire(import.meta.url).resolve('jiti/package.json')), 'lib', 'jiti-cli.mjs');

/** A process that has started a browser, and then waits for a line before it ends by itself. */
async function owner() {
  const folder = emptyFolder();
  const child = spawn(process.execPath, [jiti, join(here, 'owner.ts')], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const started = browserProcesses(folder);
  return { child, folder, started, ended: once(child, 'exit') };
}

describe('a browser ends with its process', () => {
  it('that is killed', async () => {
    const { child, folder, started, ended } = await owner();
    expect(started).not.toEqual([]);
    child.kill('SIGKILL');
    await ended;
    await until(() => browserProcesses(folder).length === 0);
    expect(browserProcesses(folder)).toEqual([]);
  });

  it('that exits without closing it, and leaves no file', async () => {
    const { child, folder, started, ended } = await owner();
    expect(started).not.toEqual([]);
    child.stdin.end('exit\n');
    expect(await ended).toEqual([3, null]);
    await until(() => browserProcesses(folder).length === 0);
    expect(readdirSync(folder).filter((name) => name.startsWith('galley-'))).toEqual([]);
  });
});
