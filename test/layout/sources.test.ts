import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { annotate } from '../../pipeline/annotate/index.ts';
import type { GalleyDocument } from '../../pipeline/contract/index.ts';
import { read } from '../../pipeline/read/index.ts';
import { segment } from '../../pipeline/segment/index.ts';
import { all, byTag, edition, sourceText } from './edition.ts';

const folder = new URL('../../source/', import.meta.url);
const sources = readdirSync(folder).filter((file) => /\.(?:md|txt)$/.test(file));
const article = new URL('../../../shared/gold/article.txt', import.meta.url);

function prepared(file: URL): GalleyDocument {
  const name = basename(file.pathname);
  const document = read({ name, files: [{ path: `source/${name}`, bytes: readFileSync(file) }] });
  segment(document);
  annotate(document);
  return document;
}

const squeezed = (text: string) => text.replace(/\s+/g, '');

function expectWhole(document: GalleyDocument): void {
  const printed = squeezed(
    document.segments
      .filter(({ role }) => role !== 'noise')
      .map(({ text }) => text)
      .join(''),
  );
  for (const format of ['html', 'pdf'] as const) {
    for (const variant of ['reading', 'annotated'] as const) {
      const tree = edition(document, { format, variant });
      expect(squeezed(sourceText(tree))).toBe(printed);
      const ids = all(tree, ({ properties }) => properties.id !== undefined).map(({ properties }) => properties.id);
      expect(ids).toEqual([...new Set(ids)]);
      for (const { properties } of byTag(tree, 'a'))
        if (String(properties.href).startsWith('#')) expect(ids).toContain(String(properties.href).slice(1));
    }
  }
}

describe('every document of the project', () => {
  it('is there', () => {
    expect(sources.length).toBeGreaterThanOrEqual(3);
  });

  it.each(sources)('%s is whole in every edition, and its links arrive', (file) => {
    expectWhole(prepared(new URL(file, folder)));
  });
});

describe.skipIf(!existsSync(article))('the article (skipped where ../shared is absent)', () => {
  it('is whole in every edition, and its links arrive', () => {
    expectWhole(prepared(article));
  });
});
