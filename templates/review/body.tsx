import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { SegmentChange, TemplateContext } from '../../pipeline/contract/index.ts';
import { classesOf, isFrame } from '../report/classes.ts';
import { withoutMarginNotes } from '../report/margin-notes.tsx';
import { pointWords } from './point-words.tsx';
import { type Point, wordsId } from './points.ts';
import { wrapText } from './wrap-text.ts';

/** The blocks of a text with its open points and its changes marked. Their text stays as it is. */
export function marked(
  nodes: readonly ElementContent[],
  { document, edition, labels }: Pick<TemplateContext, 'document' | 'edition' | 'labels'>,
  points: readonly Point[],
): ElementContent[] {
  const changes = new Map((document.comparison?.segments ?? []).map((change) => [change.segment, change]));
  const gone = new Set((document.comparison?.removed ?? []).map(({ behind }) => behind));

  const through = (node: ElementContent): ElementContent[] => {
    if (node.type !== 'element') return [node];
    const inner = { ...node, children: isFrame(node) ? node.children.map(changed) : node.children.flatMap(through) };
    // Points stand outside of what a table scrolls in.
    const ids = isFrame(node) ? node.children.map(idOf) : [idOf(node)];
    const own = points.filter(({ segment }) => segment !== undefined && ids.includes(segment));
    // From the end, so that the number of the first is on top.
    const block = own.toReversed().reduce(withWords, changed(inner) as Element);
    const signs = own.filter(({ words }) => !words).map(sign);
    return [...signs, ...(edition.format === 'html' ? beside(block, own, labels) : [block])];
  };

  function changed(node: ElementContent): ElementContent {
    if (node.type !== 'element') return node;
    const change = changes.get(idOf(node));
    const block = change ? withChange(node, change) : node;
    return gone.has(idOf(node)) ? withClass(block, 'before-gap') : block;
  }

  // The margin is for the points.
  return withoutMarginNotes(nodes).flatMap(through);
}

const idOf = (node: ElementContent): string => (node.type === 'element' ? String(node.properties.id ?? '') : '');

/** On screen, what is said of a block stands beside it or below. */
function beside(block: Element, points: readonly Point[], labels: TemplateContext['labels']): ElementContent[] {
  if (points.length === 0) return [block];
  const notes = (
    <aside class="points" aria-label={labels.openPoints ?? ''} data-generated>
      {points.map((point) => (
        <p class={point.severity}>{pointWords(point, true)}</p>
      ))}
    </aside>
  ) as Element;
  if (block.tagName === 'li') return [{ ...block, children: [...block.children, notes] }];
  return [(<div class="pointed">{[block, notes]}</div>) as Element];
}

/** Characters between two bars: fewer than a line has, so that every line with new words has one. */
const BETWEEN_BARS = 20;

/** Blocks that have no lines of their own. */
const WHOLE = new Set(['table', 'figure', 'pre']);

function withChange(block: Element, { kind, words }: SegmentChange): Element {
  if (WHOLE.has(block.tagName)) return withClass(block, kind);
  const isWhole = words === undefined;
  const stretches = words ?? [{ start: 0, end: textOf(block).length }];
  const pieces = stretches.flatMap(({ start, end }) =>
    Array.from({ length: Math.max(1, Math.ceil((end - start) / BETWEEN_BARS)) }, (_, i) => ({
      start: start + i * BETWEEN_BARS,
      end: Math.min(end, start + (i + 1) * BETWEEN_BARS),
    })),
  );
  const state = isWhole ? [kind, 'whole'] : ['changed'];
  return pieces.reduce(
    (whole, piece) =>
      wrapText(whole, piece, (children) => ({
        ...{ type: 'element', tagName: kind === 'moved' && isWhole ? 'span' : 'ins', children },
        properties: { className: children.length > 0 ? state : ['gone'] },
      })),
    block,
  );
}

function withWords(block: Element, point: Point): Element {
  if (!point.words) return block;
  return wrapText(block, point.words, (children, isFirst) => ({
    ...{ type: 'element', tagName: 'span', children },
    properties: { className: ['open', point.severity], ...(isFirst && signOf(point)) },
  }));
}

/** Before a table, a picture or code. */
const sign = (point: Point): Element => ({
  ...{ type: 'element', tagName: 'div', children: [] },
  properties: { className: ['open', point.severity], ...signOf(point), dataGenerated: true },
});

const signOf = (point: Point) => ({ id: wordsId(point), dataPoint: String(point.number) });

const withClass = (element: Element, name: string): Element => ({
  ...element,
  properties: { ...element.properties, className: [...classesOf(element), name] },
});
