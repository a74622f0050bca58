import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../../pipeline/build/config/load.ts';
import { failureOf, failuresOf } from '../failures.ts';
import { folderWith } from '../folder.ts';

const shown = ({ ruleId, file, line, column, reason, note }: Awaited<ReturnType<typeof failureOf>>) =>
  `${file}:${line}:${column} ${ruleId} ${reason} → ${note}`;

describe('loadConfig', () => {
  test('a project without a configuration gets the defaults that the schema names', async () => {
    const empty = await folderWith({ 'galley.config.json': '{}' });
    const none = await folderWith();
    const { file: _, root: __, ...checked } = await loadConfig(empty);
    const { root, ...byDefault } = await loadConfig(none);
    expect(byDefault).toEqual(checked);
    expect(byDefault).toMatchObject({
      source: 'source',
      output: 'dist',
      template: 'report',
      editions: ['html', 'pdf'],
    });
    expect(root).toBe(none);
  });

  test('TypeScript with `defineConfig`, in a folder without node_modules', async () => {
    const folder = await folderWith({
      'galley.config.ts': `import { defineConfig } from 'galley';
const jobs: number = 2;
export default defineConfig({ source: 'texts', jobs });`,
    });
    expect(await loadConfig(folder)).toMatchObject({ source: 'texts', jobs: 2, root: folder });
  });

  test.each(['galley.config.mts', 'galley.config.js', 'galley.config.mjs'])('%s', async (name) => {
    const folder = await folderWith({ [name]: `export default { source: 'texts' };` });
    expect(await loadConfig(folder)).toMatchObject({ source: 'texts', file: join(folder, name) });
  });

  test('names every mistake in JSON at once, each with its place', async () => {
    const folder = await folderWith({
      'galley.config.json': `{
  "sorce": "texts",
  "editions": ["html", "pfd"],
  "jobs": "two",
  "browser": { "sandbx": true }
}`,
    });
    expect((await failuresOf(loadConfig(folder, join(folder, 'galley.config.json')))).map(shown).sort()).toEqual(
      [
        ':3:24 config/invalid-option Unexpected `"pfd"` for `editions[1]`, expected `html` or `pdf` → Did you mean `pdf`?',
        ':4:11 config/invalid-option Unexpected `"two"` for `jobs`, expected a number → Change the option, or leave it out to get its default.',
        ':5:26 config/unknown-option Unexpected option `browser.sandbx` → Did you mean `sandbox`?',
        ':2:12 config/unknown-option Unexpected option `sorce` → Did you mean `source`?',
      ]
        .map((line) => `galley.config.json${line}`)
        .sort(),
    );
  });

  test('names the place of a mistake in code where the option is written once', async () => {
    const folder = await folderWith({
      'galley.config.ts': `export default {\n  source: 'texts',\n  outptu: 'out',\n};`,
    });
    expect(shown(await failureOf(loadConfig(folder)))).toBe(
      'galley.config.ts:3:3 config/unknown-option Unexpected option `outptu` → Did you mean `output`?',
    );
  });

  test('names the place of a syntax error in JSON', async () => {
    const folder = await folderWith({ 'galley.config.json': '{\n  "source": "a",\n}' });
    const failure = await failureOf(loadConfig(folder));
    expect([failure.ruleId, failure.line, failure.column]).toEqual(['config/syntax', 3, 1]);
  });

  test.each([
    ['throws', `throw new Error('no such server');`, 'config/throws', /no such server/],
    ['does not parse', `export default {`, 'config/throws', /galley\.config\.ts|Unexpected/],
    ['exports nothing', `export const config = {};`, 'config/invalid-option', /expected an object/],
  ])('a configuration that %s', async (_, code, rule, reason) => {
    const failure = await failureOf(loadConfig(await folderWith({ 'galley.config.ts': code })));
    expect(failure.ruleId).toBe(rule);
    expect(failure.reason).toMatch(reason);
    expect(failure.file).toMatch(/galley\.config\.ts$/);
  });

  test('refuses two configurations, a missing one and one of another format', async () => {
    const two = await folderWith({ 'galley.config.ts': 'export default {}', 'galley.config.json': '{}' });
    expect((await failureOf(loadConfig(two))).ruleId).toBe('config/two-files');
    expect((await failureOf(loadConfig(two, 'other.json'))).ruleId).toBe('config/missing');
    expect((await failureOf(loadConfig(two, 'galley.yaml'))).ruleId).toBe('config/unknown-format');
  });

  test.each([
    { paper: 'A9' },
    { paper: 'A4; } * { display: none' },
    { language: 'Chinese language' },
    { deadline: 0 },
    { editions: [] },
    { jobs: 1.5 },
  ])('refuses %j', async (config) => {
    expect((await failureOf(loadConfig('.', config as object))).ruleId).toBe('config/invalid-option');
  });
});
