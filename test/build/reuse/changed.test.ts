import { appendFile, cp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { BuildResult, UserConfig } from '../../../pipeline/galley.ts';
import { descendants } from '../../cli/processes.ts';
import { ITALIC, NO_CACHE, outputs, PICTURE, project, run, told, WITH_CACHE } from './project.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a second build', () => {
  test('makes what has changed and nothing else, and tells again what was told of the rest', async () => {
    const folder = await project();
    const first = await run(folder);
    expect(told(first)).toBe('a built, b built');
    const second = await run(folder);
    expect(told(second)).toBe('a output, b output');
    expect(second).toMatchObject({ built: 0, reused: 2, failed: 0, removed: [] });
    const plain = ({ documents }: BuildResult) =>
      documents.map(({ messages, editions }) => ({ messages: messages.map(String), editions }));
    expect(plain(second)).toEqual(plain(first));
    expect(second.documents[0]?.messages.map(({ ruleId }) => ruleId)).toContain('asset/missing');
    await appendFile(join(folder, 'source/b.md'), '\nIt rose by 3 metres.\n');
    expect(told(await run(folder))).toBe('a output, b built');
  });

  const changes: [what: string, rebuilt: string, change: (folder: string) => Promise<unknown>][] = [
    ['the times of a source', '', (folder) => utimes(join(folder, 'source/a.md'), 1, 1)],
    [
      'a source that is written again as it was',
      '',
      async (folder) => {
        const text = await readFile(join(folder, 'source/a.md'));
        await writeFile(join(folder, 'source/a.md'), text);
      },
    ],
    ['a file that nothing refers to', '', (folder) => writeFile(join(folder, 'source/other.svg'), PICTURE)],
    ['a picture', 'a', (folder) => writeFile(join(folder, 'source/north.svg'), PICTURE.replace('h9v9', 'h8v8'))],
    ['a picture that was missing', 'a', (folder) => writeFile(join(folder, 'source/south.svg'), PICTURE)],
    ['a picture that is gone', 'a', (folder) => rm(join(folder, 'source/north.svg'))],
    ['decisions', 'b', (folder) => writeFile(join(folder, 'source/b.decisions.yaml'), 'decisions: []\n')],
    ['a style sheet', 'a b', (folder) => writeFile(join(folder, 'look/plain.css'), 'main { color: navy }')],
    [
      'a module beside the template',
      'a b',
      (folder) => writeFile(join(folder, 'shared/words.ts'), "export const word = 'Paper';"),
    ],
    ['a font', 'a b', (folder) => cp(ITALIC, join(folder, 'look/text.ttf'))],
    [
      'the bibliography',
      'a b',
      (folder) => appendFile(join(folder, 'works.bib'), '@book{b, title = {B}, year = {2021}}'),
    ],
    ['the versions of packages', 'a b', (folder) => writeFile(join(folder, 'package-lock.json'), '{}')],
    ['an output that somebody changed', 'a', (folder) => appendFile(join(folder, 'dist/a/a.html'), '<!-- mine -->')],
    ['an output that is gone', 'b', (folder) => rm(join(folder, 'dist/b/statistics.csv'))],
  ];
  test.each(changes)('after a change of %s makes: %s', async (_, rebuilt, change) => {
    const folder = await project();
    await run(folder);
    await change(folder);
    const result = await run(folder);
    const built = result.documents.filter(({ reused }) => reused === undefined).map(({ name }) => name);
    expect(built.join(' ')).toBe(rebuilt);
    // What is there now is what a build into nothing makes.
    const now = await outputs(folder);
    await rm(join(folder, 'dist'), { recursive: true });
    await run(folder);
    expect(await outputs(folder)).toEqual(now);
  });

  test.each<[string, UserConfig]>([
    ['templateOptions', { templateOptions: { quiet: true } }],
    ['variants', { variants: ['annotated'] }],
    ['paper', { paper: 'B5' }],
    ['csv', { csv: { bom: false } }],
    ['language', { language: 'en-GB' }],
    ['date', { date: '2024-05-06' }],
    ['rules', { rules: { 'check/sum': 'off' } }],
    ['pdfStandard', { pdfStandard: 'ua-1' }],
    ['fonts', { fonts: 'look/text.ttf' }],
  ])('makes everything again with another `%s`', async (_, change) => {
    const folder = await project();
    await run(folder);
    expect(told(await run(folder, { ...NO_CACHE, ...change }))).toBe('a built, b built');
  });

  test('sees a change of a bibliography outside of the project', async () => {
    const [folder, other] = [await project(), await project()];
    const config = { ...NO_CACHE, bibliography: join(other, 'works.bib') };
    await run(folder, config);
    expect(told(await run(folder, config))).toBe('a output, b output');
    await appendFile(join(other, 'works.bib'), '@book{b, title = {B}, year = {2021}}');
    expect(told(await run(folder, config))).toBe('a built, b built');
  });

  test('makes everything again at another SOURCE_DATE_EPOCH, and where it is told to', async () => {
    const folder = await project();
    await run(folder);
    expect(told(await run(folder, NO_CACHE, { force: true }))).toBe('a built, b built');
    vi.stubEnv('SOURCE_DATE_EPOCH', '1740000000');
    expect(told(await run(folder))).toBe('a built, b built');
  });

  test('takes nothing for done that failed', async () => {
    const folder = await project();
    await writeFile(join(folder, 'source/b.md'), Buffer.from([0x23, 0x20, 0x81, 0xff, 0xff, 0x0a]));
    expect(told(await run(folder, WITH_CACHE))).toBe('a built, b failed');
    const again = await run(folder, WITH_CACHE);
    expect(told(again)).toBe('a output, b failed');
    expect(again.documents[1]?.messages[0]?.ruleId).toBe('source/encoding');
  });

  test('starts no browser where nothing is to be printed', async () => {
    const folder = await project();
    const config: UserConfig = { ...NO_CACHE, editions: ['pdf'] };
    expect(told(await run(folder, config))).toBe('a built, b built');
    let started = 0;
    const watch = setInterval(() => {
      started += descendants(process.pid).length;
    }, 2);
    expect(told(await run(folder, config))).toBe('a output, b output');
    clearInterval(watch);
    expect(started).toBe(0);
  });
});
