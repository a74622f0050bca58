import { location } from 'vfile-location';
import { type Locate, type Locator, locator, type Span } from '../contract/index.ts';
import type { LeafBlock } from './blocks.ts';

/** A block with the means to place its text in its file. */
export interface PlacedBlock extends LeafBlock {
  /** What the annotators call it. */
  id: string;
  locate: Locator;
}

export function placeBlocks(blocks: readonly LeafBlock[], sources: readonly string[]): PlacedBlock[] {
  const files = sources.map((source) => location(source));
  return blocks.map((block, index) => ({
    ...block,
    id: String(index),
    locate: locator(block.runs, files[block.file] ?? location('')),
  }));
}

const isSpan = (value: object): value is Span => 'start' in value && typeof value.start === 'number';

/**
 * Replaces every span inside a value by its text and place in the file.
 *
 * A span that names another block in `segment` is placed by that block, and then names its segment.
 */
export function locateAll<T>(value: T, block: PlacedBlock, blocks: ReadonlyMap<string, PlacedBlock>): Locate<T> {
  const walk = (item: unknown, home: PlacedBlock): unknown => {
    if (Array.isArray(item)) return item.map((each) => walk(each, home));
    if (!item || typeof item !== 'object') return item;
    const other = 'segment' in item ? blocks.get(String(item.segment)) : undefined;
    const here = other ?? home;
    const rest = Object.entries(item).filter(([key]) => !isSpan(item) || !(key in { start: 0, end: 0, text: 0 }));
    const fields = Object.fromEntries(rest.map(([key, each]) => [key, walk(each, here)]));
    if (other) fields.segment = other.segment;
    return isSpan(item) ? { ...here.locate(item), ...fields } : fields;
  };
  return walk(value, block) as Locate<T>;
}
