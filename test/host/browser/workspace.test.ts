import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, utimesSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { makeWorkspace } from '../../../pipeline/host/browser/workspace.ts';
import { emptyFolder, until } from './support.ts';

it('removes what processes that were killed have left, and nothing that may be in use', async () => {
  const parent = emptyFolder();
  const make = () => makeWorkspace({ TMPDIR: parent }, undefined);
  const own = dirname((await make()).profile);
  const [, machine = ''] = /^galley-browser-(\w+)-/.exec(basename(own)) ?? [];
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const folder = (name: string, days = 0) => {
    const path = join(parent, name);
    mkdirSync(join(path, 'profile'), { recursive: true });
    const time = new Date(Date.now() - days * 24 * 3_600_000);
    utimesSync(path, time, time);
    return path;
  };
  const other = '0'.repeat(8);
  const abandoned = [folder(`galley-browser-${machine}-${pid}-a`), folder(`galley-browser-${other}-${pid}-b`, 2)];
  const kept = [
    own,
    folder(`galley-browser-${machine}-${process.ppid}-c`, 2),
    folder(`galley-browser-${other}-${pid}-d`),
    folder(`browser-${pid}-e`, 2),
  ];
  await make();
  await until(() => !abandoned.some((path) => existsSync(path)));
  expect(kept.filter((path) => !existsSync(path))).toEqual([]);
});
