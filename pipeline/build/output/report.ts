import type { Colophon, GalleyDocument, LoadedTemplate, PressReport } from '../../contract/index.ts';
import { messagesOf } from '../../contract/index.ts';
import type { RenderedEdition } from '../../index.ts';
import { type PlainMessage, plainMessage } from '../plain.ts';

/** An edition as a report knows it: everything but its bytes. */
export type ReportedEdition = Omit<RenderedEdition, 'bytes' | 'edition' | 'press'> &
  RenderedEdition['edition'] &
  ReportedFile & { press?: PressReport & ReportedFile };

interface ReportedFile {
  file: string;
  bytes: number;
  sha256: string;
}

/** What `report.json` holds. */
export interface Report {
  document: string;
  title: string;
  language: string;
  galley: string;
  node: string;
  template: string;
  date: string | null;
  sources: Colophon['sources'];
  segments: number;
  /** How many annotations there are of each type. */
  annotations: Record<string, number>;
  editions: ReportedEdition[];
  messages: PlainMessage[];
  /** Milliseconds by stage; they overlap, where editions are made side by side. */
  timings: Record<string, number>;
}

export function report(
  document: GalleyDocument,
  colophon: Colophon,
  template: LoadedTemplate,
  editions: ReportedEdition[],
  timings: Record<string, number>,
): Report {
  const annotations: Record<string, number> = {};
  for (const { type } of document.annotations) annotations[type] = (annotations[type] ?? 0) + 1;
  return {
    document: document.name,
    title: document.meta.title,
    language: document.meta.language,
    galley: colophon.galley,
    node: process.versions.node,
    template: template.name,
    date: colophon.date ?? null,
    sources: colophon.sources,
    segments: document.segments.length,
    annotations,
    editions,
    messages: messagesOf(document).map(plainMessage),
    timings,
  };
}
