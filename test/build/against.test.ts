import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../pipeline/contract/index.ts';
import { type BuildResult, build, check } from '../../pipeline/galley.ts';
import { commit, HAS_GIT } from '../host/repository.ts';
import { filesIn, folderWith } from './folder.ts';
import { NO_CACHE, outputs, project, told, WITH_CACHE } from './reuse/project.ts';

const BEFORE = '# A\n\nThe tide rose to 4.2 metres.\n';
const AFTER = '# A\n\nThe tide rose to 4.5 metres.\n';

/** What was told of changes, as `compare/figure 3:18 …`. */
const changes = ({ documents }: BuildResult) =>
  documents.flatMap(({ messages }) =>
    messages.flatMap(({ ruleId, line, column, reason }) =>
      ruleId?.startsWith('compare/') ? [`${ruleId.slice(8)} ${line ?? '-'}:${column ?? '-'} ${reason}`] : [],
    ),
  );

const CHANGED = (against: string) => [
  `summary -:- Compared with ${against}: blocks 1 changed`,
  'figure 3:18 Changed figure `4.5 metres`, before `4.2 metres`',
];

describe('a document is compared with', () => {
  test('a file, whatever its format', async () => {
    const cwd = await folderWith({ 'a.md': AFTER, 'old/a.md': BEFORE, 'old/b.txt': BEFORE.replace('# ', '') });
    expect(changes(await check({ cwd, paths: ['a.md'], against: 'old/a.md' }))).toEqual(CHANGED('old/a.md'));
    expect(changes(await check({ cwd, paths: ['a.md'], against: 'old/b.txt' }))).toEqual(CHANGED('old/b.txt'));
  });

  test('a folder: a copy of the project, or of its documents', async () => {
    const cwd = await folderWith({
      'source/a.md': AFTER,
      'source/new.md': '# New\n\nIt has 3 parts.\n',
      'copy/source/a.md': BEFORE,
      'documents/a.md': BEFORE,
    });
    for (const against of ['copy', 'documents'])
      expect(changes(await check({ cwd, against }))).toEqual([
        ...CHANGED(against),
        `summary -:- Not in ${against}: the document is new`,
      ]);
  });

  test('a folder that is a document of several files', async () => {
    const cwd = await folderWith({
      'plan/1-a.md': AFTER,
      'plan/2-b.md': 'It has 3 parts.\n',
      'old/1-a.md': BEFORE,
      'old/2-b.md': 'It has 3 parts.\n',
    });
    expect(changes(await check({ cwd, paths: ['plan'], against: 'old' }))).toEqual(CHANGED('old'));
  });

  test.skipIf(!HAS_GIT)('a revision, where there is git', async () => {
    const cwd = await folderWith({ 'source/a.txt': BEFORE.replace('# ', ''), 'source/plan/1.md': '# P\n\n3 parts.\n' });
    commit(cwd, 'first');
    // It was of another format then.
    await rename(join(cwd, 'source/a.txt'), join(cwd, 'source/a.md'));
    await writeFile(join(cwd, 'source/a.md'), AFTER);
    await writeFile(join(cwd, 'source/plan/2.md'), 'It was made in 4 weeks.\n');
    expect(changes(await check({ cwd, against: 'HEAD' }))).toEqual([
      ...CHANGED('HEAD'),
      'summary -:- Compared with HEAD: blocks 1 added',
      'figure 1:16 New figure `4 weeks`',
    ]);
  });

  test.each([
    ['nothing that is there', { against: 'nowhere' }, /expected a file, a folder or a revision/],
    ['one file, where there are several documents', { against: 'old.md' }, /to compare 2 documents with/],
  ])('%s: an error', async (_, options, reason) => {
    const cwd = await folderWith({ 'source/a.md': AFTER, 'source/b.md': AFTER, 'old.md': BEFORE });
    await expect(check({ cwd, ...options })).rejects.toMatchObject({
      ruleId: 'usage/against',
      reason: expect.stringMatching(reason),
    });
  });

  test('an edition that cannot be read: it is built, and a warning says so', async () => {
    const cwd = await folderWith({ 'a.md': AFTER, 'old.md': Buffer.from('It\x92s caf\xe9 a', 'latin1') });
    const { documents } = await check({ cwd, paths: ['a.md'], against: 'old.md' });
    expect(documents[0]).toMatchObject({
      ok: true,
      messages: [{ ruleId: 'compare/unreadable', fatal: false, reason: expect.stringMatching(/in old\.md: /) }],
    });
  });
});

describe('a build with a comparison', () => {
  test('writes what it found, and is made again where the former edition changes or is not asked for', async () => {
    const cwd = await project();
    await cp(join(cwd, 'source'), join(cwd, 'old'), { recursive: true });
    const text = await readFile(join(cwd, 'source/b.md'), 'utf8');
    await writeFile(join(cwd, 'source/b.md'), text.replace('1.7', '1.9'));
    const run = (against?: string) => build({ cwd, config: NO_CACHE, ...(against !== undefined && { against }) });

    expect(told(await run())).toBe('a built, b built');
    const plain = await outputs(cwd);
    expect(told(await run('old'))).toBe('a built, b built');
    const comparison: Comparison = JSON.parse(await readFile(join(cwd, 'dist/b/comparison.json'), 'utf8'));
    expect(comparison).toMatchObject({
      against: 'old',
      segments: [{ kind: 'changed', words: [{ text: '1.9' }] }],
      removed: [],
      figures: [{ kind: 'changed', before: '1.7 metres', after: '1.9 metres' }],
      remarks: [],
    });
    const again = await run('old');
    expect(told(again)).toBe('a output, b output');
    expect(changes(again)).toContain('figure 3:18 Changed figure `1.9 metres`, before `1.7 metres`');

    await writeFile(join(cwd, 'old/b.md'), text.replace('1.7', '1.6'));
    expect(told(await run('old'))).toBe('a output, b built');
    await rm(join(cwd, 'old/a.md'));
    expect(told(await run('old'))).toBe('a built, b output');
    // The former edition leaves no trace in a build without it.
    expect(told(await run())).toBe('a built, b built');
    expect(await outputs(cwd)).toEqual(plain);
    expect((await filesIn(join(cwd, 'dist'))).filter((name) => name.includes('comparison'))).toEqual([]);
  });

  test('is taken from the cache of the same comparison only', async () => {
    const cwd = await project();
    await cp(join(cwd, 'source'), join(cwd, 'old'), { recursive: true });
    await build({ cwd, config: WITH_CACHE, against: 'old' });
    await rm(join(cwd, 'dist'), { recursive: true });
    expect(told(await build({ cwd, config: WITH_CACHE, against: 'old' }))).toBe('a cache, b cache');
    expect(told(await build({ cwd, config: WITH_CACHE }))).toBe('a built, b built');
  });
});
