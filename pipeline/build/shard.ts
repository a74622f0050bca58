import type { Disk } from '../contract/index.ts';
import type { Source } from './discover.ts';

/** One part of a build that is divided over machines: `{ index: 2, of: 5 }`, counted from 1. */
export interface Shard {
  index: number;
  of: number;
}

/**
 * The documents of one part, in their order. Documents are dealt out by size, the largest first and each to
 * the part that has least, so that all parts take about as long; every machine comes to the same parts.
 */
export async function documentsOf(shard: Shard, sources: readonly Source[], disk: Disk): Promise<Source[]> {
  const sizeOf = async ({ files }: Source) => {
    const stamps = await Promise.all(files.map((file) => disk.stamp(file).catch(() => undefined)));
    return stamps.reduce((sum, stamp) => sum + (stamp?.size ?? 0), 0);
  };
  const sizes = await Promise.all(sources.map(sizeOf));
  const order = sources
    .map((source, i) => ({ source, size: sizes[i] ?? 0 }))
    .sort((a, b) => b.size - a.size || (a.source.path < b.source.path ? -1 : 1));
  const loads = new Array<number>(shard.of).fill(0);
  const mine = new Set<Source>();
  for (const { source, size } of order) {
    const least = loads.indexOf(Math.min(...loads));
    // A document takes some time, however short it is.
    loads[least] = (loads[least] ?? 0) + size + FIXED;
    if (least === shard.index - 1) mine.add(source);
  }
  return sources.filter((source) => mine.has(source));
}

/** Bytes of text that take as long as starting on a document. */
const FIXED = 4096;
