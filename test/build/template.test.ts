import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtInTemplates, loadTemplate } from '../../pipeline/build/template.ts';
import type { TemplateContext } from '../../pipeline/contract/index.ts';
import { failureOf } from './failures.ts';
import { folderWith } from './folder.ts';

const template = (render: string) => `import { defineTemplate } from 'galley';
import { label } from './label.ts';
export default defineTemplate({ name: 'look', styles: {}, fonts: [], render: (context) => ${render} });`;

const own = (render: string) =>
  folderWith({ 'look/template.tsx': template(render), 'look/label.ts': `export const label: string = 'Report';` });

const context = { title: [] } as unknown as TemplateContext;

describe('loadTemplate', () => {
  test('every built-in template loads from the folder that its files are in', async () => {
    expect(builtInTemplates()).toContain('report');
    for (const name of builtInTemplates()) {
      const { folder, styles } = await loadTemplate(name, '/nowhere');
      for (const style of Object.values(styles).flat()) expect(existsSync(join(folder, style))).toBe(true);
    }
  });

  test('a folder, in TypeScript and JSX, that imports its own files', async () => {
    const root = await own('<main class="x">{label}</main>');
    const loaded = await loadTemplate('./look', root);
    expect(loaded.folder).toBe(join(root, 'look'));
    expect(loaded.render(context)).toMatchObject({ tagName: 'main', children: [{ type: 'text', value: 'Report' }] });
  });

  test('by name: one of the project, and an installed package', async () => {
    const code = `export default { name: 'x', styles: {}, fonts: [], render: () => [] };`;
    const root = await folderWith({
      'templates/mine/template.js': code,
      'node_modules/@press/look/template.mjs': code,
    });
    expect((await loadTemplate('mine', root)).folder).toBe(join(root, 'templates/mine'));
    expect((await loadTemplate('@press/look', root)).folder).toBe(join(root, 'node_modules/@press/look'));
  });

  test('an unknown one is refused with the list of those that there are', async () => {
    const root = await folderWith({ 'templates/mine/template.js': '' });
    const failure = await failureOf(loadTemplate('reprot', root));
    expect(failure.ruleId).toBe('config/unknown-template');
    expect(failure.reason).toMatch(/`report`.*`mine`/);
    expect(failure.note).toContain('Did you mean `report`?');
    expect((await failureOf(loadTemplate('./gone', root))).note).toContain(join(root, 'gone'));
  });

  test.each([
    ['throws', '{ throw new Error("no cover") }', /`look` fails on this document: no cover/],
    ['returns nothing', 'undefined', /has to return elements/],
    ['returns text', '"text"', /has to return elements/],
    ['returns a promise', 'Promise.resolve(<main />)', /has to return elements/],
  ])('one that %s fails with its name and cause', async (_, render, reason) => {
    const loaded = await loadTemplate('./look', await own(render));
    expect(() => loaded.render(context)).toThrow(
      expect.objectContaining({ ruleId: 'template/error', reason: expect.stringMatching(reason) }),
    );
  });

  test('names the place in the template that throws', async () => {
    const root = await own('{ throw new Error("no cover") }');
    const loaded = await loadTemplate('./look', root);
    const failure = await failureOf((async () => loaded.render(context))());
    expect(failure.note).toContain(`${join(root, 'look/template.tsx')}:3:`);
  });

  test('one that does not load, or is no template, is refused', async () => {
    const root = await folderWith({
      'a/template.ts': `throw new Error('no file')`,
      'b/template.ts': `export default { name: 'b' }`,
    });
    expect((await failureOf(loadTemplate('./a', root))).reason).toMatch(/fails while it loads: no file/);
    expect((await failureOf(loadTemplate('./b', root))).ruleId).toBe('template/invalid');
  });
});
