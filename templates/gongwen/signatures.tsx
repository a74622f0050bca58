import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Part } from './parts.ts';

/** Gathers the lines that say who signs, and the day below them, in one group. */
export function gatherSignatures(
  nodes: readonly ElementContent[],
  partOf: (node: ElementContent) => Part | undefined,
): ElementContent[] {
  const out: ElementContent[] = [];
  let group: ElementContent[] = [];
  for (const node of nodes) {
    const part = partOf(node);
    if (part === 'signatory' || (node.type === 'text' && group.length > 0)) group.push(node);
    else {
      out.push(...(part === 'signed-on' ? [signature([...group, node])] : [...group, node]));
      group = [];
    }
  }
  return [...out, ...group];
}

/** Characters by which a name may be wider than the day below it: twice the space on its right. */
const OVERHANG = 8;

/** The name over the day, about its middle; where it is too long for that, the day begins two characters further in (§ 7.3.5). */
function signature(children: ElementContent[]): Element {
  const widths = children.map((child) => widthOf(textOf(child as Element)));
  const day = widths.at(-1) ?? 0;
  const isLong = Math.max(...widths) - day > OVERHANG;
  return (<div class={['signature', isLong ? 'long' : '']}>{children}</div>) as Element;
}

/** In full-width characters. */
const widthOf = (text: string): number => [...text.trim()].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 1 : 0.5), 0);
