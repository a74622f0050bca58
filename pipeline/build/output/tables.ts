import type { Annotation, GalleyDocument, RemarkAnnotation, StatisticAnnotation } from '../../contract/index.ts';
import { type Column, csv } from './csv.ts';

/** The register of statistics as a table, one figure a row, in document order. */
export function statisticsTable(document: GalleyDocument): string {
  const rows = document.annotations.filter((annotation) => annotation.type === 'statistic');
  const columns: Column<StatisticAnnotation>[] = [
    ...place(document),
    ['text', (s) => s.text],
    ['class', (s) => s.class],
    ['kind', (s) => s.kind],
    ['operator', (s) => s.op],
    ['value', (s) => s.value],
    ['min', (s) => s.min],
    ['max', (s) => s.max],
    ['numerator', (s) => s.numerator],
    ['denominator', (s) => s.denominator],
    ['unit', (s) => s.unit?.text],
    ['unit_code', (s) => s.unit?.code],
    ['entity', (s) => s.entity?.text],
    ['property', (s) => s.property?.text],
    ['direction', (s) => s.change?.direction],
    ['form', (s) => s.change?.form],
    ['basis', (s) => s.change?.basis],
    ['baseline', (s) => s.change?.baseline?.text],
    ['time', (s) => s.time],
    ['edtf', (s) => s.edtf],
    ['attributed_to', (s) => s.attributedTo],
    ...origin,
  ];
  return csv(columns, rows);
}

/** The index of remarks as a table, one remark a row, in document order. */
export function remarksTable(document: GalleyDocument): string {
  const rows = document.annotations.filter((annotation) => annotation.type === 'remark');
  const columns: Column<RemarkAnnotation>[] = [
    ...place(document),
    ['kind', (r) => r.kind],
    ['speaker', (r) => r.source?.text],
    ['speaker_name', (r) => r.source?.name],
    ['speaker_title', (r) => r.source?.title],
    ['speaker_organisation', (r) => r.source?.org],
    ['speaker_kind', (r) => r.source?.kind],
    ['speaker_resolved', (r) => r.source?.resolved?.text],
    ['cue', (r) => r.cue?.text],
    ['text', (r) => r.content?.text ?? r.fragments?.map((fragment) => fragment.text).join(' … ') ?? r.text],
    ['polarity', (r) => r.polarity],
    ['parent', (r) => r.parent],
    ...origin,
  ];
  return csv(columns, rows);
}

function place(document: GalleyDocument): Column<Annotation>[] {
  const segments = new Map(document.segments.map((segment) => [segment.id, segment]));
  return [
    ['id', (a) => a.id],
    ['segment', (a) => a.segment],
    ['file', (a) => document.files[segments.get(a.segment)?.file ?? 0]?.path],
    ['line', (a) => a.position.start.line],
    ['column', (a) => a.position.start.column],
  ];
}

const origin: Column<Annotation>[] = [
  ['status', (a) => a.status],
  ['reason', (a) => a.reason],
  ['sources', (a) => a.sources?.join(' ')],
  ['rule', (a) => a.rule],
  ['confidence', (a) => a.confidence],
];
