import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Annotation, Edition } from '../contract/index.ts';
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
const KEPT = { han: 16, latin: 24 };
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
    const content = isShort(textOf(node)) ? inner : keepNumberAndUnit(inner, annotation);
    if (isKept(annotation) && isShort(textOf(node))) className.push('keep');
    node.tagName = tagName;
    node.properties = { ...(named ? { id: anchor } : {}), className, ...properties };
    // The number is shown by the style sheet, so that the words that are copied are those of the source.
    if (links) node.properties.dataNumber = signOf(annotation, number, labels);
    node.children = links ? [linkTo(anchors.row(annotation), content)] : content;
    return [node];
  }

  tree.children = children(tree.children as ElementContent[], false);
}

/** Figures and dates stay on one line; names that hold a number break like other words. */
function isKept(annotation: Annotation): boolean {
  return annotation.type === 'statistic' && (annotation.class === 'quantity' || annotation.class === 'temporal');
}

/** Of a figure too long for one line, the number and its unit stay together. */
function keepNumberAndUnit(content: ElementContent[], annotation: Annotation): ElementContent[] {
  const [only, more] = content;
  if (more || only?.type !== 'text' || annotation.type !== 'statistic') return content;
  const { numberSpan, unitSpan } = annotation;
  if (!numberSpan || !unitSpan) return content;
  const start = only.value.indexOf(numberSpan.text);
  const unit = only.value.indexOf(unitSpan.text, start + numberSpan.text.length);
  const kept = only.value.slice(start, unit + unitSpan.text.length);
  if (start < 0 || unit < 0 || !isShort(kept)) return content;
  const text = (value: string): ElementContent[] => (value ? [{ type: 'text', value }] : []);
  return [
    ...text(only.value.slice(0, start)),
    { type: 'element', tagName: 'span', properties: { className: ['keep'] }, children: text(kept) },
    ...text(only.value.slice(start + kept.length)),
  ];
}

function isShort(text: string): boolean {
  return [...text].length <= (HAN.test(text) ? KEPT.han : KEPT.latin);
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
