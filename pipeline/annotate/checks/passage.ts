import type { Position } from 'unist';
import { location } from 'vfile-location';
import {
  type GalleyDocument,
  type Locator,
  lastRun,
  locator,
  type Segment,
  type StatisticAnnotation,
  type TextRun,
} from '../../contract/index.ts';
import type { Place } from './check.ts';

/** A statistic with its place in the text of its passage, UTF-16 units. */
export interface Figure {
  statistic: StatisticAnnotation;
  start: number;
  end: number;
}

/** A stretch up to a full stop. `figures` are those of every class, in order. */
export interface Sentence {
  passage: Passage;
  start: number;
  end: number;
  figures: Figure[];
}

/** A segment of running text. Tables are none: their cells have no sentences. */
export interface Passage {
  segment: Segment;
  text: string;
  sentences: Sentence[];
  place(start: number, end: number): Place;
}

/** A document as checks read it. */
export interface Reading {
  document: GalleyDocument;
  passages: Passage[];
}

const NOT_RUNNING = new Set<Segment['role']>(['table', 'figure', 'code', 'noise']);
const STOP = /[。！？!?\n]+|\.(?=\s+["“(]?\p{Lu})/gu;

/** Reads a document for its checks: linear in its length. */
export function readDocument(document: GalleyDocument): Reading {
  const lines = document.files.map((file) => location(String(file.value)));
  const found = new Map<string, StatisticAnnotation[]>();
  for (const annotation of document.annotations) {
    if (annotation.type !== 'statistic' || annotation.status === 'dismissed') continue;
    const list = found.get(annotation.segment);
    if (list) list.push(annotation);
    else found.set(annotation.segment, [annotation]);
  }
  const passages = document.segments
    .filter(({ role }) => !NOT_RUNNING.has(role))
    .map((segment) => {
      const locate = locator(segment.runs, lines[segment.file] ?? location(''));
      return passageOf(segment, found.get(segment.id) ?? [], locate);
    });
  return { document, passages };
}

function passageOf(segment: Segment, statistics: StatisticAnnotation[], locate: Locator): Passage {
  const { text, runs, file } = segment;
  const figures = statistics
    .map((statistic) => {
      const start = indexOf(statistic.position, runs);
      return { statistic, start, end: start + statistic.text.length };
    })
    .filter(({ statistic, start, end }) => start >= 0 && text.slice(start, end) === statistic.text)
    .sort((a, b) => a.start - b.start);
  const passage: Passage = {
    segment,
    text,
    sentences: [],
    place: (start, end) => ({ file, position: locate.position(start, end) }),
  };
  let next = 0;
  const add = (start: number, end: number) => {
    const first = next;
    while ((figures[next]?.start ?? end) < end) next += 1;
    passage.sentences.push({ passage, start, end, figures: figures.slice(first, next) });
  };
  let start = 0;
  for (const stop of text.matchAll(STOP)) {
    add(start, stop.index);
    start = stop.index + stop[0].length;
  }
  if (start < text.length) add(start, text.length);
  return passage;
}

/** Where the character at a place of the file stands in the text, -1 where it is not of the text. */
function indexOf(position: Position, runs: readonly TextRun[]): number {
  const offset = position.start.offset ?? -1;
  const run = lastRun(runs, 'offset', offset);
  return run && run.offset <= offset && offset < run.offset + run.length ? run.at + offset - run.offset : -1;
}

/** The text between two figures of a passage. */
export function between({ passage }: Sentence, before: Figure | undefined, after: Figure): string {
  return before ? passage.text.slice(before.end, after.start) : '';
}

/** The text before a figure, from the last punctuation mark of its sentence on. */
export function labelOf({ passage, start }: Sentence, figure: Figure): string {
  const text = passage.text.slice(Math.max(start, figure.start - 80), figure.start);
  return text.slice(Math.max(...[...'，、；：,;:（('].map((mark) => text.lastIndexOf(mark))) + 1).trim();
}

/** The quantities of a sentence: what measures or counts. */
export function quantities({ figures }: Sentence): Figure[] {
  return figures.filter(({ statistic }) => statistic.class === 'quantity');
}
