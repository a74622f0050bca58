import type { ElementContent } from 'hast';
import type { Footnote, Setting } from './footnote.ts';

/**
 * How much of each page is kept free below the text for notes: enough for the references of nine pages in ten, and
 * never less than two lines or more than ten. It is the same on all pages, so that it does not depend on where
 * they break, and is known before the first print.
 */
export function footHeight(
  body: readonly ElementContent[],
  notes: readonly Footnote[],
  { line, gap }: Setting,
): number {
  const at = positionsOf(body);
  const heights = notes
    .map(({ anchor, lines }) => ({ at: at.get(anchor) ?? 0, height: lines * line + gap }))
    .sort((a, b) => a.at - b.at);
  const needs = heights
    .map((first, index) =>
      heights.slice(index).reduce((sum, note) => sum + (note.at - first.at < PAGE ? note.height : 0), 0),
    )
    .sort((a, b) => a - b);
  const need = needs[Math.floor((needs.length - 1) * ENOUGH)] ?? 0;
  return RULE + Math.min(MOST * line, Math.max(LEAST * line + gap, need));
}

/** Points for the rule above the notes and the space around it. */
export const RULE = 9;
const [LEAST, MOST] = [2, 10];
const ENOUGH = 0.9;
/** Full-width characters that a page of text has. */
const PAGE = 38 * 30;

/** Where the elements with ids begin, in full-width characters from the beginning of the text. */
function positionsOf(nodes: readonly ElementContent[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  let at = 0;
  const through = (node: ElementContent): void => {
    if (node.type === 'text') for (const sign of node.value) at += sign > '\u2e7f' ? 1 : 0.5;
    if (node.type !== 'element') return;
    if (node.properties.id !== undefined) found.set(String(node.properties.id), at);
    node.children.forEach(through);
  };
  nodes.forEach(through);
  return found;
}
