import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, folderWith } from '../build/folder.ts';
import { galley } from './project.ts';

const BUILDS = 10;

/** A project, and a place for temporary files of its own. */
async function project() {
  const folder = await folderWith({
    'galley.config.json': '{ "variants": ["reading"], "cache": {} }',
    'source/a.md': '# Tides\n\nThe tide rose to 4.2 metres.\n',
    'source/b.md': '# Wells\n\n“Three wells ran dry,” Mary Lund said.\n',
  });
  const temporary = join(folder, 'temporary');
  await mkdir(temporary);
  const build = () => galley(['build', '--quiet'], { cwd: folder, env: { TMPDIR: temporary } });
  const outputs = async () => {
    const names = (await filesIn(folder)).filter(
      (name) => name.startsWith('dist/') && !/(?:report|manifest)\.json$/.test(name),
    );
    return Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'base64')]));
  };
  return { folder, temporary, build, outputs };
}

test(`${BUILDS} builds of one project at a time all succeed, make what one makes, and leave nothing`, async () => {
  const [many, one] = [await project(), await project()];
  expect(await one.build()).toMatchObject({ code: 0 });
  const runs = await Promise.all(Array.from({ length: BUILDS }, many.build));
  for (const { code, stderr } of runs) expect([code, stderr]).toEqual([0, '']);
  expect(await many.outputs()).toEqual(await one.outputs());
  expect((await filesIn(many.folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  expect(await readdir(many.temporary)).toEqual([]);
}, 180_000);
