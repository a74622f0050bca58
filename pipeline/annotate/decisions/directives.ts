import type { Nodes, PhrasingContent } from 'mdast';
import type { Position } from 'unist';
import type { DirectiveDecision } from '../../contract/index.ts';
import { type Item, overlaps } from '../item.ts';
import { lengthOf, type TextBlock } from '../wrap.ts';
import type { TextPlace } from './anchor.ts';
import type { Desk } from './desk.ts';

/** A directive with the stretch of its block's plain text that it holds. */
interface Directive {
  decision: DirectiveDecision;
  start: number;
  end: number;
  position: Position | undefined;
}

/** Applies the directives of a block, and takes them out of it. */
export function applyDirectives(desk: Desk, block: number): void {
  const { node, file } = desk.blocks[block] ?? {};
  if (!node || file === undefined) return;
  for (const { decision, start, end, position } of takeDirectives(node)) {
    const place = { block, start, end };
    if (decision.name === 'plain') keepPlain(desk, place);
    else apply(desk, decision, place, { file, position });
  }
}

function apply(
  desk: Desk,
  decision: DirectiveDecision,
  place: TextPlace,
  where: { file: number; position: Position | undefined },
): void {
  const { item, isNew } = desk.itemAt(decision.name === 'stat' ? 'statistic' : 'remark', place);
  const word = { ...decision, ...where };
  const proposed = desk.set(item, place.block, word);
  if (!proposed) return;
  const ruling = desk.rulingOf(item);
  if (isNew) ruling.status = 'added';
  else if (Object.keys(proposed).length > 0) Object.assign(ruling, { status: 'corrected', proposed });
  else if (decision.status !== 'proposed') ruling.status = 'confirmed';
  desk.note(item, word);
}

function keepPlain(desk: Desk, place: TextPlace): void {
  for (const item of desk.items[place.block] ?? []) {
    if (isCovered(item, place)) desk.rulingOf(item).status = 'dismissed';
  }
}

/** Whether words that are to stay plain take an annotation with them: of a remark, its verb or all of it. */
function isCovered(item: Item, place: TextPlace): boolean {
  if (item.type === 'statistic' || item.type === 'mark') return overlaps(item, place);
  const isWhole = item.start >= place.start && item.end <= place.end;
  return isWhole || (item.cue !== null && overlaps(item.cue, place));
}

/** Takes the directives out of a block: what they hold stands in their place. Outer ones come first. */
function takeDirectives(block: TextBlock): Directive[] {
  const found: Directive[] = [];
  const unwrap = (nodes: readonly PhrasingContent[], from: number): PhrasingContent[] => {
    let at = from;
    return nodes.flatMap((node) => {
      const start = at;
      at += lengthOf(node);
      const decision = decisionOf(node);
      if (decision) found.push({ decision, start, end: at, position: node.position });
      if ('children' in node) node.children = unwrap(node.children as PhrasingContent[], start) as typeof node.children;
      return decision && 'children' in node ? (node.children as PhrasingContent[]) : [node];
    });
  };
  block.children = unwrap(block.children, 0);
  return found;
}

function decisionOf(node: Nodes): DirectiveDecision | undefined {
  return node.type === 'textDirective' ? node.data?.decision : undefined;
}
