import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { annotate } from '../../pipeline/annotate/index.ts';
import type { Edition, LoadedTemplate } from '../../pipeline/contract/index.ts';
import { createHtml } from '../../pipeline/html/index.ts';
import { layout } from '../../pipeline/layout/index.ts';
import { read } from '../../pipeline/read/index.ts';
import { segment } from '../../pipeline/segment/index.ts';
import report from '../../templates/report/template.tsx';
import { HTML, hostOf } from './fixture.ts';

const project = join(import.meta.dirname, '../..');
const template: LoadedTemplate = { ...report, folder: join(project, 'templates/report') };
const html = createHtml(hostOf(project));
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // ARIA allows a name on any of these; the rule's default is a preference.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // The scrolling frame of a table is a region, but no section of the text.
    'prefer-native-element': ['error', { exclude: ['region'] }],
  },
});

async function pageOf(path: string, edition: Edition) {
  const document = read({ name: 'report', files: [{ path, bytes: await readFile(join(project, path)) }] });
  segment(document);
  annotate(document);
  const body = layout({ document, edition, template, pages: {}, colophon: { sources: [], galley: '0.0.0' } });
  const page = await html.toPage({ body, document, edition, template, anchor: ({ id }) => `at-${id}` });
  return { ...page, document };
}

describe.each(['source/flood-season.txt', 'source/library-report.md', 'source/briefing.md'])('%s', (path) => {
  it.each(['annotated', 'reading'] as const)('is a valid, self-contained page: %s', async (variant) => {
    const page = await pageOf(path, { ...HTML, variant });
    const { results } = await validator.validateString(page.html);
    const findings = results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`));
    expect([...new Set(findings)]).toEqual([]);
    expect(page.assets.size).toBe(0);
    expect(page.html).not.toMatch(/(?:src|href)="(?!#|data:|https?:|mailto:)/);
    expect(page.html).not.toContain(project);
  });

  it('has a glyph for every character and a picture for every image', async () => {
    for (const format of ['html', 'pdf'] as const) {
      const { document } = await pageOf(path, { format, variant: 'annotated' });
      const messages = document.files.flatMap((file) => file.messages);
      expect(messages.filter(({ ruleId }) => /^(?:font|asset|image)\//.test(ruleId ?? '')).map(String)).toEqual([]);
    }
  });

  it('links its data to the text that carries it', async () => {
    const { html: page } = await pageOf(path, HTML);
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}');
    const parts: { '@type': string; url?: string }[] = [...(data.hasPart ?? []), ...(data.mentions ?? [])];
    expect(new Set(parts.map((part) => part['@type']))).toEqual(new Set(['Quotation', 'Observation']));
    for (const { url = '' } of parts) expect(page).toContain(`id="${decodeURIComponent(url.slice(1))}"`);
  });
});
