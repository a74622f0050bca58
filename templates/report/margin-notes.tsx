import type { Element, ElementContent } from 'hast';
import type { TemplateContext } from '../../pipeline/contract/index.ts';
import { type AnnotationLine, annotationLines, shortened } from './annotation-lines.ts';
import { classesOf } from './classes.ts';
import { besideLines, flow } from './flow.ts';
import { MARGINS, sidesOf } from './paper.ts';
import { type Strip, stripsOf, TEXT_END } from './strips.ts';

/** The text of an edition with the notes of its margin in their places. */
export interface WithMarginNotes extends Pick<TemplateContext, 'body' | 'notes'> {
  /** The notes that no margin has room for. */
  behind: Element | undefined;
}

/**
 * Sets the lists that the layout has put behind the blocks in the margin of a printed page: what belongs to one line
 * of the text is one item beside it. Where a page has no room for its notes they say less; those that have none on the
 * next page either stand behind the text. Before the first print the lists are empty. Where places cannot be told, they
 * stay below their blocks.
 */
export function withMarginNotes(context: TemplateContext): WithMarginNotes {
  const { body, notes, edition, pages } = context;
  const isDraft = Object.keys(pages).length === 0;
  const strips = stripsOf(context).map((strip) => ({ ...strip, to: endOf(strip, context) }));
  const isBelow = edition.format === 'html' || edition.variant === 'reading' || (!isDraft && strips.length === 0);
  if (isBelow) return { body, notes, behind: undefined };
  const room = columnOf(context).notes / SIZE;
  const lines = [...body, ...notes].flatMap(listsIn).flatMap((list) => annotationLines(list, pages, room));
  const crowded = new Set(strips.filter((strip) => isCrowded(strip, lines)).map(({ page }) => page));
  const fitting = lines.map((line) => (crowded.has(line.page) ? shortened(line, room) : line));
  const placed = new Map<Element, Element[]>();
  const left = new Set(fitting);
  for (const { item, strip, top } of flow(fitting, pages, strips, besideLines)) {
    left.delete(item);
    placed.set(item.list, [...(placed.get(item.list) ?? []), lineItem(item, strip.offset + top + BASELINE)]);
  }
  const withLines = (list: Element): Element => ({ ...list, children: placed.get(list) ?? [] });
  return {
    body: body.map((node) => withLists(node, withLines)),
    notes: notes.map((node) => withLists(node, withLines)),
    behind: isDraft || left.size === 0 ? undefined : listBehind([...left], context),
  };
}

/** Of the paper between its margins: points for the text and for the notes beside it. */
export function columnOf({ paper }: Pick<TemplateContext, 'paper'>): { text: number; notes: number } {
  const width = ((paper && sidesOf(paper)?.width) ?? 0) - 2 * MARGINS.beside;
  const text = Math.min(TEXT, width - GAP - NARROWEST);
  return { text, notes: width - GAP - text };
}

/** Points: 31 characters of text, the space beside it, and what notes need at least. */
const TEXT = 325.5;
export const GAP = 17;
const NARROWEST = 100;
/** Of the type of notes. */
const SIZE = 7;
/** From the head of a line of text to that of a note on the same baseline. */
const BASELINE = 4.3;
/** The least space between the text and what stands behind it on its last page; kept in step with the style sheet. */
const BEHIND = 14;

/** How far down a page notes may stand: registers, but that of statistics, which begins a page, are as wide as the page. */
function endOf({ page, to }: Strip, { pages, statistics }: TemplateContext): number {
  const end = pages[TEXT_END];
  const isShort = end?.page === page && statistics.length === 0;
  return (isShort ? Math.min(to, end.y - MARGINS.above + BEHIND) : to) - BASELINE;
}

/** Whether the notes of a page need more room than it has. */
function isCrowded({ page, from, to }: Strip, lines: readonly AnnotationLine[]): boolean {
  return lines.reduce((sum, line) => sum + (line.page === page ? line.height : 0), 0) > to - from;
}

/** The notes of one line, as one item of the list. */
function lineItem({ notes }: AnnotationLine, position: number): Element {
  return (
    <li class="line" style={`inset-block-start: ${position.toFixed(2)}pt`}>
      {notes.flatMap((note, index) => [index > 0 ? ' ' : '', <div class={classesOf(note)}>{note.children}</div>])}
    </li>
  ) as Element;
}

function listBehind(lines: readonly AnnotationLine[], { labels }: TemplateContext): Element {
  return (
    <section class="annotations-behind" data-generated>
      <p class="furniture">{labels.marginNotesBehind}</p>
      <ul class="margin-notes">
        {lines.flatMap(({ notes }) => notes.map((note) => <li class={classesOf(note)}>{note.children}</li>))}
      </ul>
    </section>
  ) as Element;
}

/** The text without the lists, for templates that have other things in their margins. */
export function withoutMarginNotes(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    if (isList(node)) return [];
    const children = withoutMarginNotes(node.children);
    return classesOf(node).includes('noted') ? children : [{ ...node, children }];
  });
}

const isList = (node: Element): boolean => node.tagName === 'ul' && classesOf(node).includes('margin-notes');

/** A table on a page of its own has its notes below it. */
const isApart = (node: Element): boolean => classesOf(node).includes('wide');

function listsIn(node: ElementContent): Element[] {
  if (node.type !== 'element' || isApart(node)) return [];
  return isList(node) ? [node] : node.children.flatMap(listsIn);
}

function withLists(node: ElementContent, change: (list: Element) => Element): ElementContent {
  if (node.type !== 'element' || isApart(node)) return node;
  if (isList(node)) return change(node);
  return { ...node, children: node.children.map((child) => withLists(child, change)) };
}
