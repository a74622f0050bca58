import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configSchema } from '../../pipeline/build/config/schema.ts';
import { matterSchema } from '../../pipeline/read/matter/schema.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const filesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name))
    .sort();
const manuals = [...readdirSync(root).filter((name) => name.endsWith('.md')), ...filesIn('docs', /\.md$/)];

describe.each(manuals)('%s', (manual) => {
  it('links to files that are there', () => {
    const text = read(manual).replace(/```.*?```/gs, '');
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(root, dirname(manual), link)))).toEqual([]);
  });
});

describe('docs/messages.md', () => {
  const listed = [...read('docs/messages.md').matchAll(/`([a-z]+\/[a-z-]+)`(?=[^\n]*\|)/g)].map(
    ([, rule = '']) => rule,
  );
  const code = filesIn('pipeline', /\.tsx?$/)
    .map(read)
    .join('\n');

  it('lists every rule of the pipeline', () => {
    const stages = [...new Set(listed.map((rule) => rule.split('/')[0]))].join('|');
    const ofStages = code.matchAll(new RegExp(`'((?:${stages})/[a-z-]+)'`, 'g'));
    const ofMessages = code.matchAll(/(?:ruleId: |Failure\(\s*|warn\(\s*[\w.]+,\s*)'([a-z]+\/[a-z-]+)'/g);
    const used = [...ofStages, ...ofMessages].map(([, rule = '']) => rule);
    const notRules = new Set([
      'font/ttf',
      'font/woff',
      'font/otf',
      'image/gif',
      'image/jpeg',
      'image/png',
      'image/webp',
    ]);
    expect([...new Set(used)].filter((rule) => !listed.includes(rule) && !notRules.has(rule))).toEqual([]);
  });

  it('lists no rule that there is not', () => {
    // Some rules are put together from the stage and a word.
    const known = (rule: string) =>
      code.includes(`'${rule}'`) || code.includes(`'${rule.replace(/^(frontmatter|parse|decision)\//, '')}'`);
    expect(listed.filter((rule) => !known(rule))).toEqual([]);
  });
});

describe('docs/configuration.md', () => {
  const manual = read('docs/configuration.md');

  it('describes every option', () => {
    const { $schema: _, ...options } = configSchema.shape;
    const names = Object.keys(options).flatMap((name) =>
      name === 'browser' || name === 'csv'
        ? Object.keys(options[name].unwrap().shape).map((inner) => `${name}.${inner}`)
        : [name],
    );
    const described = [...manual.matchAll(/^\| `([a-z][\w.]+)` \|/gim)].map(([, name = '']) => name);
    expect(described.filter((name) => !/^[A-Z_]+$/.test(name))).toEqual(names);
  });

  it('shows front matter that is taken as it is', () => {
    const [, yaml = ''] = /```yaml\n---\n(.*?)---\n```/s.exec(manual) ?? [];
    const matter: Record<string, unknown> = parse(yaml, { schema: 'failsafe' });
    expect(Object.keys(matter).length).toBeGreaterThan(4);
    for (const [key, value] of Object.entries(matter)) {
      expect(matterSchema[key as keyof typeof matterSchema].safeParse(value).success, key).toBe(true);
    }
  });
});

describe('docs/decisions', () => {
  it('give a reason for every run-time dependency, and for no other', () => {
    const record = read('docs/decisions/0009-run-time-dependencies.md').replaceAll('`…/', '`@expo-google-fonts/');
    const cells = [...record.matchAll(/^\| (`.*?) \|/gm)].map(([, cell = '']) => cell);
    const named = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    expect(named.sort()).toEqual(Object.keys(dependencies).sort());
  });
});
