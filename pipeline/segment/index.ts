import type { VFile } from 'vfile';
import type { GalleyDocument } from '../contract/index.ts';
import { blocksOf, sourcesOf } from './block.ts';
import { draftsOf } from './drafts.ts';
import { findHeadings } from './headings.ts';
import { findLevels, readDepths, writeDepths } from './levels.ts';
import { type Draft, takeNoise } from './noise.ts';
import { findIntroductions, findRoles } from './roles.ts';
import { findItemHeads, findRunIns } from './run-in.ts';
import { findSeries, type Series } from './series.ts';
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
  reportGaps(series, files);
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

/** Warns of numbers that were left out, such as 三、 behind 一、. */
function reportGaps(series: readonly Series[], files: readonly VFile[]): void {
  for (const { members } of series) {
    members.forEach(({ index = 1, marker, file, node }, at) => {
      const expected = at === 0 ? index : (members[at - 1]?.index ?? 0) + 1;
      if (index === expected || !marker || !node.position) return;
      const message = files[file]?.message(`Unexpected marker \`${marker.text}\`, expected number \`${expected}\``, {
        place: node.position.start,
        ruleId: 'segment/numbering',
        source: 'galley',
      });
      if (message) message.note = 'Check whether a point is missing or misnumbered.';
    });
  }
}

const offsetOf = ({ position }: Draft): number => position.start.offset ?? 0;
