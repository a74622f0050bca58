import type { Parent, Root } from 'mdast';
import type { VFile } from 'vfile';
import type { Segment } from '../contract/index.ts';

/** A segment that has no id yet. */
export type Draft = Omit<Segment, 'id'>;

/** Takes noise nodes, and comments of raw HTML, out of the tree and makes them segments. */
export function takeNoise(tree: Root, files: readonly VFile[]): Draft[] {
  const drafts: Draft[] = [];

  function walk(parent: Parent, file: number): void {
    parent.children = parent.children.filter((node) => {
      const at = node.data?.file ?? file;
      if ('children' in node) walk(node, at);
      const note = node.type === 'noise' ? node.note : isComment(node) ? 'A comment' : undefined;
      if (note === undefined || !node.position) return true;
      const { start, end } = node.position;
      const offset = start.offset ?? 0;
      const text = String(files[at]?.value ?? '').slice(offset, end.offset);
      const runs = [{ at: 0, offset, length: text.length }];
      drafts.push({ role: 'noise', level: 0, file: at, position: node.position, text, runs, note });
      return false;
    });
  }

  walk(tree, 0);
  return drafts;
}

const isComment = (node: Parent['children'][number]): boolean =>
  node.type === 'html' && /^<!--(?:(?!-->)[\s\S])*-->\s*$/.test(node.value);
