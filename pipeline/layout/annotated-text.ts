import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Annotation, Edition, StatisticAnnotation } from '../contract/index.ts';
import { anchors } from './anchors.ts';
import type { Labels } from './labels/index.ts';
import { signOf } from './numbers.ts';
import { semanticsOf } from './semantics.ts';

export interface AnnotatedText {
  annotations: readonly Annotation[];
  /** Numbers of the annotations that a register lists. */
  numbers: ReadonlyMap<string, number>;
  variant: Edition['variant'];
  labels: Labels;
}

/** Longest figure, in characters, that is kept on one line: a longer one would leave gaps. */
const KEPT = { han: 10, latin: 24 };
/** The same for one of several parts: a figure with its operator, whose number and unit stay together anyway, or a range. */
const KEPT_IN_PARTS = { han: 10, latin: 13 };
/** Where a longer one may break: between the two ends of a range. */
const JOINT = /(?<=[到至~～—–-])|(\s(?:and|to|until)\s)/u;
const HAN = /\p{Script=Han}/u;

/**
 * Makes annotated pieces of text the elements that say what they are.
 *
 * The first piece of each annotation carries its id. In the annotated variant figures, and the
 * words that introduce a remark, link to their row in the register. Dismissed annotations leave
 * plain text.
 */
export function annotateText(tree: Root, { annotations, numbers, variant, labels }: AnnotatedText): void {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const introduced = new Set<string>();
  const placed = new Set<string>();

  function children(list: readonly ElementContent[], linked: boolean): ElementContent[] {
    return list.flatMap((child) => (child.type === 'element' ? element(child, linked) : [child]));
  }

  function element(node: Element, linked: boolean): ElementContent[] {
    const mark = node.data?.mark;
    if (mark?.type !== 'annotation') {
      node.children = children(node.children, linked || node.tagName === 'a');
      return [node];
    }
    const { annotation: id, part, first } = mark.node;
    const annotation = byId.get(id);
    if (!annotation || annotation.status === 'dismissed') return children(node.children, linked);

    const { tagName, className, properties } = semanticsOf(annotation, part);
    const anchor = part === 'whole' ? anchors.text(annotation) : `${anchors.text(annotation)}-${part}`;
    const named = first && !placed.has(anchor);
    if (named) placed.add(anchor);

    const number = numbers.get(id);
    const links = variant === 'annotated' && number !== undefined && !linked && linksFrom(annotation, part, introduced);
    const inner = children(node.children, linked || links);
    const isWhole = isShort(textOf(node), hasParts(annotation, textOf(node)) ? KEPT_IN_PARTS : KEPT);
    const content = isWhole ? inner : keepNumberAndUnit(inner, annotation);
    if (isKept(annotation) && isWhole) className.push('keep');
    node.tagName = tagName;
    node.properties = { ...(named ? { id: anchor } : {}), className, ...properties };
    // The number is shown by the style sheet, so that the words that are copied are those of the source.
    if (links) node.properties.dataNumber = signOf(annotation, number, labels);
    node.children = links ? [linkTo(anchors.row(annotation), content)] : content;
    return [node];
  }

  tree.children = children(tree.children as ElementContent[], false);
}

/** Whether it is more than a number and its unit, or one date. */
function hasParts(annotation: Annotation, text: string): boolean {
  if (annotation.type !== 'statistic' || annotation.class !== 'quantity')
    return annotation.type === 'statistic' && annotation.kind === 'dateRange';
  const [before = '', , after = ''] = aroundNumber(text, annotation);
  return !annotation.unitSpan || before !== '' || after !== '';
}

/** Figures and dates stay on one line; names that hold a number break like other words. */
function isKept(annotation: Annotation): boolean {
  return annotation.type === 'statistic' && (annotation.class === 'quantity' || annotation.class === 'temporal');
}

/** Of a figure too long for one line, each number and its unit stay together. */
function keepNumberAndUnit(content: ElementContent[], annotation: Annotation): ElementContent[] {
  const [only, more] = content;
  if (more || only?.type !== 'text' || annotation.type !== 'statistic') return content;
  const parts = annotation.class === 'temporal' ? only.value.split(JOINT) : aroundNumber(only.value, annotation);
  return parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => {
      const text: ElementContent = { type: 'text', value: part };
      // A part with a space at its end is words beside the number, or between two ends.
      if (!isShort(part, KEPT) || /^\s|\s$/.test(part)) return text;
      return { type: 'element', tagName: 'span', properties: { className: ['keep'] }, children: [text] };
    });
}

/** What stands before the number, the number with its unit, and what follows. */
function aroundNumber(text: string, { numberSpan, unitSpan }: StatisticAnnotation): string[] {
  if (!numberSpan || !unitSpan) return [text];
  const start = text.indexOf(numberSpan.text);
  const unit = text.indexOf(unitSpan.text, start + numberSpan.text.length);
  if (start < 0 || unit < 0) return [text];
  const end = unit + unitSpan.text.length;
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
}

function isShort(text: string, limit: typeof KEPT): boolean {
  return [...text].length <= (HAN.test(text) ? limit.han : limit.latin);
}

function linkTo(row: string, children: ElementContent[]): Element {
  return { type: 'element', tagName: 'a', properties: { href: `#${row}` }, children };
}

/** A figure is a link itself; a remark, which may hold figures, is linked once, by its cue or speaker. */
function linksFrom(annotation: Annotation, part: string, introduced: Set<string>): boolean {
  if (annotation.type === 'statistic') return true;
  if (part === 'whole' || introduced.has(annotation.id)) return false;
  introduced.add(annotation.id);
  return true;
}
