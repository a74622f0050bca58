import type { Position } from 'unist';
import type { AnnotationChange, Comparison, GalleyDocument } from '../contract/index.ts';

/** Characters of a remark, or of a block, that a message shows. */
const SHOWN = 60;

/** Tells of every changed figure and quotation at its place, and how many blocks are not as they were. */
export function reportComparison(document: GalleyDocument, { against, ...found }: Comparison): void {
  for (const change of found.figures) report(document, 'compare/figure', 'figure', change);
  for (const change of found.remarks) report(document, 'compare/remark', 'remark', change);
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

function report(
  { files, segments, annotations }: GalleyDocument,
  ruleId: string,
  what: string,
  { kind, annotation: id, segment, before = '', after = '' }: AnnotationChange,
): void {
  const annotation = annotations.find((one) => one.id === id);
  const block = segments.find((one) => one.id === (annotation?.segment ?? segment));
  const place: Position | undefined = annotation?.position ?? block?.position;
  const reason = {
    added: `New ${what} ${shown(after)}`,
    removed: `Removed ${what} ${shown(before)}`,
    changed: `Changed ${what} ${shown(after)}, before ${shown(before)}`,
  }[kind];
  files[block?.file ?? 0]?.info(reason, {
    ...(place && { place: annotation ? place : place.end }),
    ruleId,
    source: 'galley',
  });
}

function shown(words: string): string {
  const characters = [...words.replace(/\s+/gu, ' ')];
  return `\`${characters.length > SHOWN ? `${characters.slice(0, SHOWN - 1).join('')}…` : characters.join('')}\``;
}
