import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { BIN, project } from './project.ts';

const HTML = ['--edition', 'html', '--variant', 'reading'];
const good = '# 年度报告\n\n全年接待读者约4.2万人次。\n';
const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;

function othersCanRun(): boolean {
  try {
    execFileSync(process.execPath, [BIN, '--version'], { uid: NOBODY, gid: NOBODY, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Whether a small disk can be mounted here. */
function canMount(): boolean {
  if (!isRoot || process.platform !== 'linux') return false;
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a machine that does not do what it should', () => {
  // Root may write everywhere: there the build runs as somebody who may not.
  describe.skipIf(isRoot && !othersCanRun())('run as nobody (needs a checkout that others may read)', () => {
    test('no permission to write', async () => {
      const chain = project({ 'source/a.md': good });
      await chain
        .step(async () => {
          await mkdir(join(chain.folder, 'dist'), { mode: 0o555 });
          await chmod(chain.folder, 0o755);
        })
        .run(['build', ...HTML], isRoot ? { uid: NOBODY } : {})
        .exits(1)
        .warns(/^\S*dist\/a: error: Cannot write .*EACCES.*\(output\/write-failed\)\n {2}→ You may not write there/m)
        .lacks('dist/a');
    });
  });

  test('an output folder whose parent is a file', async () => {
    await project({ 'source/a.md': good, taken: '' })
      .build('-o', 'taken/dist', ...HTML)
      .exits(1)
      .warns(/output\/write-failed/, /A folder on the path is a file/)
      .has('taken', /^$/);
  });

  describe.skipIf(!canMount())('on a disk that can be mounted (needs root on Linux)', () => {
    test('a full disk: the old edition stays and no temporary file is left', async () => {
      const chain = project({ 'source/a.md': good });
      await chain.step(async () => {
        const dist = join(chain.folder, 'dist');
        await mkdir(dist);
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', dist]);
        onTestFinished(() => void execFileSync('umount', [dist]));
      });
      await chain
        .build(...HTML)
        .exits(0)
        .write('source/a.md', `${good}${'新增座位40个，每月举办两场读书会。\n\n'.repeat(800)}`)
        .build(...HTML)
        .exits(1)
        .warns(/ENOSPC.*\(output\/write-failed\)\n {2}→ The disk is full/)
        .has('dist/a/a.html', /<\/html>/)
        .step(() => {
          expect(execFileSync('ls', ['-A', join(chain.folder, 'dist/a')], { encoding: 'utf8' })).not.toMatch(/\.tmp/);
        });
    });
  });

  test.skipIf(!existsSync('/dev/full'))('a full disk behind the standard output (needs /dev/full)', async () => {
    const chain = project({ 'a.md': good });
    await chain.step(() => {
      const full = openSync('/dev/full', 'w');
      onTestFinished(() => closeSync(full));
      const stdio = ['ignore' as const, full, 'pipe' as const];
      const run = spawnSync(process.execPath, [BIN, 'annotate', 'a.md'], {
        cwd: chain.folder,
        stdio,
        encoding: 'utf8',
      });
      expect(run.stderr).toMatch(/^error: Cannot write .*ENOSPC.* \(output\/write-failed\)\n {2}→ [^\n]*\n$/);
      expect(run.status).toBe(1);
    });
  });

  test('no browser: said once, whatever the number of documents', async () => {
    const run = await project({ 'source/a.md': good, 'source/b.md': good })
      .run(['build'], { env: { GALLEY_BROWSER: '/nonexistent/chrome' } })
      .exits(1)
      .warns(/`\/nonexistent\/chrome`.*GALLEY_BROWSER.*\(render\/browser-start\)\n {2}→ /)
      .lacks('dist');
    expect(run.stderr.match(/render\/browser-start/g)).toHaveLength(1);
  });

  test('no browser is needed for HTML', async () => {
    await project({ 'source/a.md': good })
      .run(['build', ...HTML], { env: { GALLEY_BROWSER: '/nonexistent/chrome' } })
      .exits(0)
      .has('dist/a/a.html', '约4.2万');
  });

  test('an error that nobody caught is a bug, told once', async () => {
    const config = `setTimeout(() => { throw new TypeError('no such thing'); }, 0); export default {};`;
    await project({ 'source/a.md': good, 'galley.config.mjs': config })
      .build(...HTML)
      .exits(70)
      .warns(/TypeError: no such thing\n\s+at /, /bug in Galley.*report/);
  });
});
