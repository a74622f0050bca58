import type { Element, ElementContent } from 'hast';
import type { Annotation, RemarkAnnotation, SourceEntry } from '../contract/index.ts';
import { anchors } from './anchors.ts';
import { citedBy } from './cited-sources.ts';
import type { Labels } from './labels/index.ts';
import { signOf } from './numbers.ts';
import type { Occurrence } from './occurrences.ts';
import { printedValue } from './values.ts';

export interface MarginNotes {
  found: readonly Occurrence[];
  numbers: ReadonlyMap<string, number>;
  /** The list of sources. */
  sources: readonly SourceEntry[];
  labels: Labels;
}

/**
 * Sets beside every paragraph the list of what was annotated in it: number, normalised value or
 * speaker, and the rule and status behind it. Tables have their own structure and get none.
 */
export function setMarginNotes(body: ElementContent[], notes: MarginNotes): ElementContent[] {
  const bySegment = new Map<string, Occurrence[]>();
  for (const occurrence of notes.found)
    bySegment.set(occurrence.segment, [...(bySegment.get(occurrence.segment) ?? []), occurrence]);

  const beside = (node: ElementContent): ElementContent => {
    if (node.type !== 'element' || node.tagName === 'table') return node;
    const found = node.tagName === 'p' || node.data?.runIn ? under(node, bySegment) : [];
    if (found.length > 0) return noted(node, found, notes);
    node.children = node.children.map(beside);
    return node;
  };
  return body.map(beside);
}

function under(node: Element, bySegment: ReadonlyMap<string, Occurrence[]>): Occurrence[] {
  const mark = node.data?.mark;
  const own = mark?.type === 'segment' ? (bySegment.get(mark.segment.id) ?? []) : [];
  const inner = node.data?.runIn
    ? node.children.flatMap((child) => (child.type === 'element' ? under(child, bySegment) : []))
    : [];
  return [...own, ...inner];
}

function noted(node: Element, found: readonly Occurrence[], notes: MarginNotes): ElementContent {
  const { numbers, labels } = notes;
  const list = element('ul', { className: ['margin-notes'], ariaLabel: labels.marginNotes, dataGenerated: true }, [
    ...found.map(({ annotation }) => note(annotation, numbers.get(annotation.id), notes)),
  ]);
  return element('div', { className: ['noted'] }, [node, list]);
}

function note(annotation: Annotation, number: number | undefined, { labels, sources }: MarginNotes): Element {
  const [href, className, lead] =
    number === undefined
      ? [anchors.text(annotation), 'words', opening(annotation.text)]
      : [anchors.row(annotation), 'number', signOf(annotation, number, labels)];
  // Proposed is what annotations are until an editor has seen them, so it goes without saying.
  const status = annotation.status === 'proposed' ? '' : labels[`status.${annotation.status}`];
  return element('li', { className: [annotation.type, subclass(annotation), annotation.status] }, [
    element('a', { href: `#${href}`, className: [className] }, [text(lead)]),
    text(' '),
    element('span', { className: ['gist'] }, [text(gist(annotation) || kindOf(annotation, labels))]),
    text(' '),
    ...citedBy(annotation, sources).flatMap(({ anchor, source }) => [
      element('a', { href: `#${anchor}`, className: ['cited'] }, [text(opening(source.title))]),
      text(' '),
    ]),
    ...(status === '' ? [] : [element('span', { className: ['status'] }, [text(status)]), text(' ')]),
    element('span', { className: ['rule'] }, [text(annotation.rule)]),
  ]);
}

/** Characters of an annotation that a note repeats to name it. */
const OPENING = 12;

function opening(words: string): string {
  const characters = [...words];
  return characters.length <= OPENING ? words : `${characters.slice(0, OPENING - 1).join('')}…`;
}

/** The finer sort of an annotation, which is also a class of its note. */
function subclass(annotation: Annotation): string {
  if (annotation.type === 'evidential') return annotation.type;
  return annotation.type === 'remark' ? annotation.kind : annotation.class;
}

function kindOf(annotation: Annotation, labels: Labels): string {
  return labels[`${annotation.type}.${subclass(annotation)}` as keyof Labels];
}

function gist(annotation: Annotation): string {
  if (annotation.type === 'statistic') return printedValue(annotation);
  if (annotation.type === 'remark') return speakerOf(annotation);
  return '';
}

/** The speaker, by the fullest mention that the document has. */
export function speakerOf({ source }: RemarkAnnotation): string {
  return source?.resolved?.text || source?.text || source?.name || '';
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
