import type { Nodes, Root } from 'mdast';
import { type BlockText, blockText } from '../contract/index.ts';
import type { TextBlock } from './wrap.ts';

/** A block that holds text itself, and not only other blocks: what an annotator reads at a time. */
export interface LeafBlock extends BlockText {
  node: TextBlock;
  /** Id of the segment it belongs to, where segments were made. */
  segment: string | undefined;
  /** Index of its source file. */
  file: number;
  heading: boolean;
}

/**
 * The blocks of text of a tree in order. A table gives its cells one by one: figures of neighbouring
 * cells are no more one number than those of neighbouring paragraphs.
 */
export function leafBlocks(tree: Root, sources: readonly string[]): LeafBlock[] {
  const blocks: LeafBlock[] = [];
  const walk = (node: Nodes, segment: string | undefined, file: number): void => {
    const at = node.data?.file ?? file;
    const id = node.data?.segment ?? segment;
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      const heading = node.type === 'heading';
      blocks.push({ node, segment: id, file: at, heading, ...blockText(node, sources[at] ?? '') });
    } else if ('children' in node) {
      for (const child of node.children) walk(child, id, at);
    }
  };
  walk(tree, undefined, 0);
  return blocks;
}
