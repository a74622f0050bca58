import type { Element, ElementContent } from 'hast';
import { type Annotation, type Edition, type SourceEntry, speakerOf } from '../contract/index.ts';
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
  format: Edition['format'];
}

/**
 * Sets behind every block the list of what was annotated in it: number, normalised value and what it is of, or speaker
 * and cue, what it is cited from, and its status.
 *
 * On screen a list stands beside its paragraph, and other blocks have none. On paper it can stand anywhere, so every
 * block has one, and each of its items says beside which words it belongs (`data-beside`).
 */
export function setMarginNotes(blocks: readonly ElementContent[], notes: MarginNotes): ElementContent[] {
  const bySegment = new Map<string, Occurrence[]>();
  for (const occurrence of notes.found)
    bySegment.set(occurrence.segment, [...(bySegment.get(occurrence.segment) ?? []), occurrence]);
  const foundIn = (node: ElementContent): Occurrence[] => {
    if (node.type !== 'element') return [];
    const mark = node.data?.mark;
    return mark?.type === 'segment' ? (bySegment.get(mark.segment.id) ?? []) : [];
  };
  const onPaper = notes.format === 'pdf';

  const beside = (node: ElementContent): ElementContent[] => {
    if (node.type !== 'element') return [node];
    if (node.tagName === 'table') return [node];
    if (onPaper && isFrame(node)) {
      const list = listOf(node.children.flatMap(foundIn).filter(tellsMore), notes);
      return [{ ...node, children: [...node.children, ...list] }];
    }
    const found = node.data?.runIn ? node.children.flatMap(foundIn) : foundIn(node);
    const list = listOf(found, notes);
    if (list.length > 0 && (node.tagName === 'p' || node.data?.runIn))
      return [element('div', { className: ['noted'] }, [node, ...list])];
    const inner = { ...node, children: node.children.flatMap(beside) };
    if (!onPaper) return [inner];
    return HEADING.test(node.tagName) ? [inner, ...list] : [{ ...inner, children: [...inner.children, ...list] }];
  };
  return blocks.flatMap(beside);
}

const HEADING = /^h[1-6]$/;

/** What a table stands in, with its caption. */
const isFrame = ({ children }: Element): boolean =>
  children.some((child) => child.type === 'element' && child.tagName === 'table');

/** A number without a unit is all that its cell says. */
const tellsMore = ({ annotation }: Occurrence): boolean => !annotation.rule.endsWith('/bare');

function listOf(found: readonly Occurrence[], notes: MarginNotes): Element[] {
  if (found.length === 0) return [];
  const items = found.map(({ annotation }) => note(annotation, notes.numbers.get(annotation.id), notes));
  const properties = { className: ['margin-notes'], ariaLabel: notes.labels.marginNotes, dataGenerated: true };
  return [element('ul', properties, items)];
}

function note(annotation: Annotation, number: number | undefined, notes: MarginNotes): Element {
  const { labels, sources, format } = notes;
  const [href, className, lead] =
    number === undefined
      ? [anchors.text(annotation), 'words', opening(annotation.text)]
      : [anchors.row(annotation), 'number', signOf(annotation, number, labels)];
  // Proposed is what annotations are until an editor has seen them, so it goes without saying.
  const status = annotation.status === 'proposed' ? '' : labels[`status.${annotation.status}`];
  const parts = [
    element('a', { href: `#${href}`, className: [className] }, [text(lead)]),
    span('gist', gist(annotation) || kindOf(annotation, labels)),
    span('about', about(annotation)),
    ...citedBy(annotation, sources).map(({ anchor, source }) =>
      element('a', { href: `#${anchor}`, className: ['cited'] }, [text(opening(source.title))]),
    ),
    span('status', status),
    // On paper the register has the rules.
    span('rule', format === 'html' ? annotation.rule : ''),
  ].filter((part) => part !== undefined);
  const properties = {
    className: [annotation.type, subclass(annotation), annotation.status],
    ...(format === 'pdf' && { dataBeside: anchors.text(annotation) }),
  };
  return element(
    'li',
    properties,
    parts.flatMap((part, index) => (index > 0 ? [text(' '), part] : [part])),
  );
}

const span = (name: string, words: string): Element | undefined =>
  words === '' ? undefined : element('span', { className: [name] }, [text(words)]);

/** Columns of words that a note repeats, as in a terminal: Han characters take two. */
const OPENING = 24;

/** The beginning of words, as far as a note has room for it; no word of an alphabet is cut. */
function opening(words: string): string {
  let columns = 0;
  let begun = '';
  for (const character of words) {
    columns += character > '\u2e7f' ? 2 : 1;
    if (columns < OPENING) begun += character;
  }
  if (columns <= OPENING) return words;
  const whole = /[a-z]$/i.test(begun) ? begun.replace(/\s+\S+$/, '') : begun;
  return `${whole}…`;
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

/** What a figure counts or measures, or what the speaker does. */
function about(annotation: Annotation): string {
  if (annotation.type === 'remark') return annotation.cue?.text ?? '';
  if (annotation.type !== 'statistic') return '';
  return opening(annotation.entity?.text ?? annotation.property?.text ?? '');
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
