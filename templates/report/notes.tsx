import type { Element, ElementContent } from 'hast';
import type { Result } from 'hastscript';
import type { PageMap, TemplateContext } from '../../pipeline/contract/index.ts';
import { divideNote, GOES_BACK, GOES_ON } from './footnote.ts';
import type { Aside, NotePart } from './notes-aside.ts';

/**
 * Footnotes: behind the text, but for those that stand elsewhere on their pages (`aside`). Browsers set none there of
 * themselves.
 */
export function notes(
  { notes, labels, pages, edition }: TemplateContext,
  aside: ReadonlyMap<ElementContent, Aside> = new Map(),
): Result | undefined {
  if (notes.length === 0) return undefined;
  const isTagged = edition.format === 'pdf';
  const isWhole = aside.size === notes.length;
  return (
    <section class={['notes', isWhole ? 'all-aside' : '']} aria-labelledby="notes">
      <h2 id="notes" data-generated>
        {labels.notes}
      </h2>
      <ol role={isTagged ? 'none' : undefined}>
        {notes.map((note) => {
          const parts = aside.get(note);
          const item = parts === undefined ? (note as Element) : set(note as Element, parts, pages);
          return isTagged ? withRole(item) : item;
        })}
      </ol>
    </section>
  );
}

/** In the tags of a PDF a note is a note, wherever it stands (ISO 14289-1, 7.9): the browser has no other role that leads there. */
const withRole = (note: Element): Element => ({ ...note, properties: { ...note.properties, role: 'complementary' } });

/** A note on its pages: its first part is the item, and those on the pages behind stand in that. */
function set(note: Element, { anchor, parts }: Aside, pages: PageMap): Element {
  const [first, ...more] = parts;
  const dataBeside = first ? anchorOn(first, anchor, pages) : anchor;
  const properties = { ...note.properties, className: classesOf('aside', first), dataBeside };
  if (first === undefined) return { ...note, properties };
  const [head = [], ...tails] = divided(note.children, parts);
  const behind = more.map((part, index) => (
    <div class={classesOf('part', part)} style={placedAt(positionOf(part) - positionOf(first))}>
      {tails[index]}
    </div>
  ));
  return {
    ...note,
    properties: { ...properties, style: placedAt(positionOf(first)) },
    children: [...head, ...(behind as Element[])],
  };
}

/** The paragraphs of a note as they stand in its parts. */
function divided(paragraphs: readonly ElementContent[], [part, ...more]: readonly NotePart[]): ElementContent[][] {
  if (part === undefined) return [];
  const goesOn = more.length > 0;
  const [shown, rest] = goesOn ? divideNote(paragraphs, part.to - part.from) : [[...paragraphs], []];
  if (part.from > 0) withSign(shown, 0, GOES_BACK);
  if (goesOn) withSign(shown, shown.length - 1, GOES_ON);
  return [shown, ...divided(rest, more)];
}

/** Puts a sign before the first paragraph of a part, or behind its last. */
function withSign(paragraphs: ElementContent[], index: number, sign: string): void {
  const paragraph = paragraphs[index] as Element;
  const mark = (<span data-generated>{sign}</span>) as Element;
  const { children } = paragraph;
  paragraphs[index] = { ...paragraph, children: sign === GOES_ON ? [...children, mark] : [mark, ...children] };
}

const classesOf = (name: string, part: NotePart | undefined): string[] => [name, ...(part?.opens ? ['opens'] : [])];

/** As if the areas of all pages were one long page: so a browser places what stands in nothing that is positioned. */
const positionOf = ({ strip, top }: NotePart): number => strip.offset + top;

const placedAt = (points: number): string => `inset-block-start: ${points.toFixed(2)}pt`;

/** The reference, or where that is on the page before, something that is on the page of a part. */
function anchorOn({ strip }: NotePart, reference: string, pages: PageMap): string {
  if (pages[reference]?.page === strip.page) return reference;
  const here = Object.entries(pages).filter(([, { page }]) => page === strip.page);
  return here.toSorted(([, a], [, b]) => a.y - b.y)[0]?.[0] ?? reference;
}
