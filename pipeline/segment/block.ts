import type { RootContent } from 'mdast';
import type { Position } from 'unist';
import type { VFile } from 'vfile';
import { location } from 'vfile-location';
import { type BlockText, blockText, type GalleyDocument, type SegmentRole } from '../contract/index.ts';
import type { Marker } from './markers.ts';
import type { Series } from './series.ts';

/** A top-level block of the document while its role is being found. */
export interface Block extends BlockText {
  node: RootContent;
  /** Index of its file. */
  file: number;
  role?: SegmentRole;
  /** See `Segment.level`. */
  level: number;
  /** Depth that a heading of Markdown states. */
  depth?: number;
  marker?: Marker;
  /** The enumeration, or the group of run-in headings, that it is a member of. */
  series?: Series;
  /** 1-based place in its series. */
  index?: number;
  /** The block stands inside a point of this series without being its first. */
  inside?: { series: Series; index: number };
  /** Length of the first sentence, stop excluded, where it is to become a heading of its own. */
  head?: number;
  /** Closing punctuation of a run-in heading. */
  stop?: string;
  /** The enumeration that it introduces. */
  introduces?: Series;
  /** The lines of a title. */
  parts?: { text: string; position: Position }[];
}

/** A source file's text, and its lines, which are counted once. */
export interface Source {
  text: string;
  lines: ReturnType<typeof location>;
}

export function sourcesOf(files: readonly VFile[]): Source[] {
  return files.map((file) => ({ text: String(file.value), lines: location(file) }));
}

/** The blocks of a document in order, with the text that each would be read as. */
export function blocksOf({ tree }: GalleyDocument, sources: readonly Source[]): Block[] {
  return tree.children.map((node) => {
    const file = node.data?.file ?? 0;
    return { node, file, level: 1, ...blockText(node, sources[file]?.text ?? '') };
  });
}

/** A paragraph of words: neither a picture alone nor a block of another kind. */
export const isParagraph = (block: Block | undefined): block is Block =>
  block?.node.type === 'paragraph' && block.text.trim() !== '';

/** Chinese text, for rules that differ. */
export const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Length of a text as a reader feels it: Han characters, or words of two and a half. */
export function lengthOf(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[\p{L}\p{N}]+/gu)?.filter((word) => !isHan(word)).length ?? 0;
  return han + 2.5 * words;
}

/** A text that closes a sentence or leaves one open, so that it is no heading. */
export const endsLikeText = (text: string): boolean => /[。！？；：，、.!?;:,…][”’」』）)"']*$/u.test(text.trimEnd());
