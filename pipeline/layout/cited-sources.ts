import type { Annotation, CitedSource, SourceEntry } from '../contract/index.ts';
import { anchors } from './anchors.ts';
import type { Occurrence } from './occurrences.ts';

/** The works that the text cites, numbered in the order in which it first does. */
export function citedSources(found: readonly Occurrence[], sources: readonly CitedSource[]): SourceEntry[] {
  const byKey = new Map(sources.map((source) => [source.key, source]));
  const entries = new Map<string, SourceEntry>();
  for (const { annotation, segment } of found) {
    for (const key of annotation.sources ?? []) {
      const source = byKey.get(key);
      if (!source) continue;
      const number = entries.get(key)?.number ?? entries.size + 1;
      const entry = entries.get(key) ?? { source, number, anchor: anchors.source(number), citations: [] };
      entry.citations.push({ anchor: anchors.text(annotation), segment, text: annotation.text });
      entries.set(key, entry);
    }
  }
  return [...entries.values()];
}

/** The numbers of the works that an annotation is cited from. */
export function citedBy(annotation: Annotation, entries: readonly SourceEntry[]): SourceEntry[] {
  return entries.filter(({ source }) => annotation.sources?.includes(source.key));
}
