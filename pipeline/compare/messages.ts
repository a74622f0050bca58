import type { Point, Position } from 'unist';
import type { AnnotationChange, Comparison, GalleyDocument } from '../contract/index.ts';

/** Characters of a remark, or of a block, that a message shows. */
const SHOWN = 60;

/** Tells of every changed figure and quotation at its place, and how many blocks are not as they were. */
export function reportComparison(document: GalleyDocument, { against, ...found }: Comparison): void {
  const placed = placesIn(document);
  const report = (ruleId: string, what: string, change: AnnotationChange) => {
    const { file, place } = placed(change);
    document.files[file]?.info(wordsOf(what, change), { ...(place && { place }), ruleId, source: 'galley' });
  };
  for (const change of found.figures) report('compare/figure', 'figure', change);
  for (const change of found.remarks) report('compare/remark', 'remark', change);
  const count = (kind: string) => found.segments.filter((one) => one.kind === kind).length;
  const counts = [
    [count('changed'), 'changed'],
    [count('added'), 'added'],
    [count('moved'), 'moved'],
    [found.removed.length, 'removed'],
  ] as const;
  const words = counts.filter(([number]) => number > 0).map(([number, kind]) => `${number} ${kind}`);
  const reason = words.length > 0 ? `blocks ${words.join(', ')}` : 'no block changed';
  document.files[0]?.info(`Compared with ${against}: ${reason}`, { ruleId: 'compare/summary', source: 'galley' });
}

/** Where a change shows: at its annotation, or at the end of the block that had it. */
function placesIn({ segments, annotations }: GalleyDocument) {
  const [blocks, items] = [byId(segments), byId(annotations)];
  return ({
    annotation: id = '',
    segment = '',
  }: AnnotationChange): { file: number; place: Position | Point | undefined } => {
    const annotation = items.get(id);
    const block = blocks.get(annotation?.segment ?? segment);
    return { file: block?.file ?? 0, place: annotation?.position ?? block?.position?.end };
  };
}

const byId = <Item extends { id: string }>(items: readonly Item[]) => new Map(items.map((item) => [item.id, item]));

function wordsOf(what: string, { kind, before = '', after = '' }: AnnotationChange): string {
  if (kind === 'added') return `New ${what} ${shown(after)}`;
  if (kind === 'removed') return `Removed ${what} ${shown(before)}`;
  return `Changed ${what} ${shown(after)}, before ${shown(before)}`;
}

function shown(words: string): string {
  const characters = [...words.replace(/\s+/gu, ' ')];
  return `\`${characters.length > SHOWN ? `${characters.slice(0, SHOWN - 1).join('')}…` : characters.join('')}\``;
}
