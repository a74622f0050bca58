import { describe, expect, it } from 'vitest';
import type { Edition, GalleyDocument } from '../../pipeline/contract/index.ts';
import { all, edition, htmlOf, sourceText } from './edition.ts';
import { chinese, english } from './samples.ts';

const EDITIONS: Edition[] = [
  { format: 'html', variant: 'reading' },
  { format: 'html', variant: 'annotated' },
  { format: 'pdf', variant: 'reading' },
  { format: 'pdf', variant: 'annotated' },
];

/** One line for each block, so that a change can be read. */
const lines = (html: string) =>
  `${html.replace(/<(?=(?:section|div|header|nav|main|article|footer|h\d|p|li|tr|table|ul|ol|dl|aside|style)\b)/g, '\n<').trim()}\n`;

const squeezed = (text: string) => text.replace(/\s+/g, '');

describe.each<[string, () => GalleyDocument]>([
  ['zh', chinese],
  ['en', english],
])('an edition in %s', (name, sample) => {
  it.each(EDITIONS)('looks as expected: $format, $variant', async (what) => {
    const html = lines(htmlOf(edition(sample(), what)));
    await expect(html).toMatchFileSnapshot(`__snapshots__/${name}.${what.format}.${what.variant}.html`);
  });

  it.each(EDITIONS)('holds the text of the source in order: $format, $variant', (what) => {
    const document = sample();
    expect(squeezed(sourceText(edition(document, what)))).toBe(
      squeezed(document.segments.map(({ text }) => text).join('')),
    );
  });

  it.each(EDITIONS)('has an element for every link and each id once: $format, $variant', (what) => {
    const tree = edition(sample(), what);
    const ids = all(tree, ({ properties }) => properties.id !== undefined).map(({ properties }) => properties.id);
    expect(ids).toEqual([...new Set(ids)]);
    const targets = all(tree, ({ properties }) => String(properties.href ?? '').startsWith('#'));
    expect(targets.length).toBeGreaterThan(3);
    for (const { properties } of targets) expect(ids).toContain(String(properties.href).slice(1));
  });

  it('leaves the document as it was', () => {
    const document = sample();
    const before = structuredClone({ tree: document.tree, annotations: document.annotations });
    for (const what of EDITIONS) edition(document, what);
    expect({ tree: document.tree, annotations: document.annotations }).toEqual(before);
  });

  it('does not depend on which edition was made before', () => {
    const document = sample();
    const first = htmlOf(edition(document, EDITIONS[3]));
    for (const what of EDITIONS) edition(document, what);
    expect(htmlOf(edition(document, EDITIONS[3]))).toBe(first);
  });
});
