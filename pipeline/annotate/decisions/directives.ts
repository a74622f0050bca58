import type { Nodes, PhrasingContent } from 'mdast';
import type { Position } from 'unist';
import type { DirectiveDecision } from '../../contract/index.ts';
import type { TextBlock } from '../wrap.ts';
import { lengthOf } from '../wrap.ts';

/** A directive with the stretch of its block's plain text that it holds. */
export interface Directive {
  decision: DirectiveDecision;
  start: number;
  end: number;
  position: Position | undefined;
}

/** Takes the directives out of a block: what they hold stands in their place. Outer ones come first. */
export function takeDirectives(block: TextBlock): Directive[] {
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
