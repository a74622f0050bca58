import { symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { discover } from '../../pipeline/build/discover.ts';
import { createDisk } from '../../pipeline/host/index.ts';
import { failureOf } from './failures.ts';
import { folderWith } from './folder.ts';

async function found(root: string, ...paths: string[]) {
  const sources = await discover(createDisk(), { root, cwd: root, source: 'source', paths });
  return sources.map(({ name, files }) => [name, ...files.map((file) => relative(root, file))]);
}

describe('discover', () => {
  test('takes sources, folders of numbered files as one document, and searches other folders', async () => {
    const root = await folderWith({
      'source/plan.md': '',
      'source/article.TXT': '',
      'source/picture.png': '',
      'source/.draft.md': '',
      'source/long/10-end.md': '',
      'source/long/9-middle.md': '',
      'source/long/01-start.txt': '',
      'source/long/figure.svg': '',
      'source/2024/notes.md': '',
      'source/2024/images/a.png': '',
    });
    expect(await found(root)).toEqual([
      ['article', 'source/article.TXT'],
      ['plan', 'source/plan.md'],
      ['notes', 'source/2024/notes.md'],
      ['long', 'source/long/01-start.txt', 'source/long/9-middle.md', 'source/long/10-end.md'],
    ]);
  });

  test('years do not number the parts of a document, and neither does the source folder hold one', async () => {
    const root = await folderWith({
      'source/reports/2023-report.md': '',
      'source/reports/2024-report.md': '',
      'source/01-a.md': '',
    });
    expect((await found(root)).map(([name]) => name)).toEqual(['01-a', '2023-report', '2024-report']);
  });

  test('paths are taken once, in the order given, also from outside the project', async () => {
    const root = await folderWith({ 'source/a.md': '', 'b.txt': '' });
    const elsewhere = await folderWith({ 'c.txt': '' });
    expect(await found(root, 'b.txt', 'source', './source/a.md', join(elsewhere, 'c.txt'))).toEqual([
      ['b', 'b.txt'],
      ['a', 'source/a.md'],
      ['c', relative(root, join(elsewhere, 'c.txt'))],
    ]);
  });

  test('a link that leads back up is not followed', async () => {
    const root = await folderWith({ 'source/a.md': '' });
    await symlink(join(root, 'source'), join(root, 'source', 'again'));
    expect(await found(root)).toEqual([['a', 'source/a.md']]);
  });

  test.each([
    ['a missing path', ['nothing.md'], 'usage/missing-path', /nothing\.md/],
    ['a folder without documents', ['empty'], 'usage/no-documents', /empty/],
    ['another format', ['data.xlsx'], 'usage/unknown-format', /data\.xlsx.*\.txt/],
    ['a missing source folder', [], 'usage/missing-path', /source/],
  ])('refuses %s', async (_, paths, rule, reason) => {
    const root = await folderWith({ 'empty/.keep': '', 'data.xlsx': '' });
    const failure = await failureOf(found(root, ...paths));
    expect(failure.ruleId).toBe(rule);
    expect(failure.reason).toMatch(reason);
    expect(failure.note).toBeTruthy();
  });

  test.each([
    ['of one name', 'source/a/plan.md', 'source/b/plan.txt'],
    ['that differ in case only', 'source/Plan.md', 'source/plan.txt'],
    ['that differ in normalisation only', 'source/caf\u00e9.md', 'source/cafe\u0301.txt'],
  ])('refuses two documents %s and names both', async (_, one, other) => {
    const failure = await failureOf(found(await folderWith({ [one]: '', [other]: '' })));
    expect(failure.ruleId).toBe('output/conflict');
    expect(failure.reason).toContain(`\`${one}\``);
    expect(failure.reason).toContain(`\`${other}\``);
  });

  test('names the side file of each document, and tells of those that lie beside none', async () => {
    const root = await folderWith({
      'source/plan.md': '',
      'source/plan.decisions.yaml': '',
      'source/long/01-start.md': '',
      'source/long.decisions.yaml': '',
      'source/old-name.decisions.yaml': '',
    });
    const strays: string[] = [];
    const options = { root, cwd: root, source: 'source', paths: [] };
    const sources = await discover(createDisk(), options, (path) => void strays.push(relative(root, path)));
    expect(sources.map(({ decisions }) => relative(root, decisions))).toEqual([
      'source/plan.decisions.yaml',
      'source/long.decisions.yaml',
    ]);
    expect(strays).toEqual(['source/old-name.decisions.yaml']);
  });
});
