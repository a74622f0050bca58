import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { expect, it } from 'vitest';
import { linesOf, piecesIn, tagsIn } from './pdf.ts';
import { type Shelf, VARIANTS } from './shelf.ts';

const bare = (text: string) => text.replace(/\s+/g, '');

/** The HTML editions say where the pages of the PDF begin. */
export function pageBreaks(shelf: Shelf, source: string): void {
  it.each(VARIANTS)('says where each page of the PDF begins, in order: %s', async (variant) => {
    const { read } = await shelf.pdf(source, 'reading');
    const breaks = breaksOf(await shelf.html(source, variant));
    expect(breaks.map(({ id }) => id)).toEqual(read.labels.map((label) => `page-${label}`));
    expect(breaks.map(({ label }) => /[\divxlc]+(?=\D*$)/.exec(label)?.[0])).toEqual(read.labels);
    expect(breaks.every(({ role, text }) => role === 'doc-pagebreak' && text === '')).toBe(true);
  });

  it('says it at the word that the page begins with', async () => {
    const { read } = await shelf.pdf(source, 'reading');
    const inText = breaksOf(await shelf.html(source, 'reading')).filter(({ inArticle }) => inArticle);
    expect(inText.length).toBeGreaterThan(1);
    for (const { id, after } of inText) {
      const page = read.pages[read.labels.indexOf(id.slice('page-'.length))];
      // A table that goes on repeats its head.
      const first = (page ? [piecesIn(page), tagsIn(page, /^(?:P|LI|TD|H\d)$/).flatMap(piecesIn)] : [])
        .map((pieces) => bare(linesOf(pieces.filter(({ text }) => text.trim() !== ''))[0] ?? ''))
        .map((line) => line.slice(0, AFTER));
      expect(
        first.filter((line) => line.length > 1 && after.startsWith(line)).length,
        `${id}: ${after} ${first}`,
      ).toBeGreaterThan(0);
    }
  });
}

interface Break {
  id: string;
  role: string;
  label: string;
  text: string;
  inArticle: boolean;
  /** The characters behind it. */
  after: string;
}

/** Characters that are compared. */
const AFTER = 8;

function breaksOf(html: string): Break[] {
  const breaks: Break[] = [];
  const walk = (node: Nodes, inArticle: boolean): void => {
    if (node.type === 'text') for (const one of breaks) one.after = (one.after + bare(node.value)).slice(0, AFTER);
    if (node.type !== 'element' && node.type !== 'root') return;
    if (node.type === 'element' && isBreak(node)) {
      const { id, role, ariaLabel } = node.properties;
      const text = node.children.length > 0 ? 'text' : '';
      breaks.push({ id: `${id}`, role: `${role}`, label: `${ariaLabel}`, text, inArticle, after: '' });
    }
    for (const child of node.children)
      walk(child, inArticle || (node.type === 'element' && node.tagName === 'article'));
  };
  walk(fromHtml(html), false);
  return breaks;
}

const isBreak = ({ properties: { className } }: Element) =>
  Array.isArray(className) && className.includes('page-break');
