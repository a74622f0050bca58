import type { GalleyDocument } from '../contract/index.ts';
import { blocksOf, sourcesOf } from './block.ts';
import { draftsOf } from './drafts.ts';
import { findHeadings } from './headings.ts';
import { findLevels, readDepths, writeDepths } from './levels.ts';
import { type Draft, takeNoise } from './noise.ts';
import { findIntroductions, findRoles } from './roles.ts';
import { findItemHeads, findRunIns } from './run-in.ts';
import { findSeries } from './series.ts';
import { splitHeads } from './split.ts';
import { findSignature, findTitle } from './title.ts';

/**
 * Gives every piece of a document its role, in place.
 *
 * Fills `segments` and, where front matter was silent, `meta`. The tree afterwards holds a heading
 * for the title and for each heading, run-in ones split from their paragraph; every block that is a
 * segment names it in `data.segment`; noise is gone from the tree and is a segment only.
 */
export function segment(document: GalleyDocument): void {
  const { tree, files, meta } = document;
  const noise = takeNoise(tree, files);
  const sources = sourcesOf(files);
  const blocks = blocksOf(document, sources);

  findTitle(blocks, files, meta);
  findSignature(blocks, meta);
  readDepths(blocks);
  const series = findSeries(blocks);
  findHeadings(blocks);
  findRunIns(blocks);
  findItemHeads(series);
  findIntroductions(blocks, series);

  const parts = splitHeads(blocks, sources);
  findLevels(parts);
  findRoles(parts);
  writeDepths(parts);
  tree.children = parts.map(({ node }) => node);

  const made = [...draftsOf(parts, sources), ...noise.map((draft) => ({ draft, node: undefined }))];
  made.sort((a, b) => a.draft.file - b.draft.file || offsetOf(a.draft) - offsetOf(b.draft));
  document.segments = made.map(({ draft, node }, at) => {
    const id = `s${at + 1}`;
    if (node) node.data = { ...node.data, segment: id, file: draft.file };
    return { id, ...draft };
  });
}

const offsetOf = ({ position }: Draft): number => position.start.offset ?? 0;
