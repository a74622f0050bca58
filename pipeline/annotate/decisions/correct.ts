/** Sets fields of an annotation to what an editor says. */
import type { Correction, Mark, Remark, RemarkSource, Span, Statistic, Unit } from '../../contract/index.ts';
import type { Item } from '../item.ts';
import { bounded } from '../statistics/bounds.ts';
import { decimal } from '../statistics/decimal.ts';

/** The block that an annotation stands in, and how its language reads a figure. */
export interface Setting {
  text: string;
  readFigure(text: string): Statistic[];
}

/** A correction names words that its paragraph does not hold. */
export class WordsMissing extends Error {
  constructor(
    readonly field: string,
    readonly words: string,
  ) {
    super(`${field}: ${words}`);
  }
}

/**
 * Corrects an item in place; returns the fields that changed, as they were.
 *
 * Throws {@link WordsMissing} before anything is changed.
 */
export function correct(item: Item, set: Correction, setting: Setting): Record<string, unknown> {
  const changes = changesOf(item, set, setting);
  const before = Object.fromEntries(
    Object.keys(changes).map((key) => [key, (item as unknown as Record<string, unknown>)[key] ?? null]),
  );
  Object.assign(item, changes);
  return before;
}

function changesOf(item: Item, set: Correction, setting: Setting): object {
  const { text } = set;
  const span = text === undefined ? {} : spanNear(setting.text, 'text', text, item);
  if (item.type === 'statistic') return { ...span, ...figure(item, set, setting) };
  if (item.type === 'mark') return { ...span, ...(set.class && { class: set.class as Mark['class'] }) };
  if (item.type === 'evidential') return span;
  return { ...(text === undefined ? {} : { ...span, content: span }), ...remark(item, set, setting) };
}

/** Fields that are taken over as they are given. */
const PLAIN = ['class', 'kind', 'min', 'max', 'minInclusive', 'maxInclusive', 'time', 'edtf'] as const;

function figure(item: Statistic, set: Correction, { text, readFigure }: Setting): object {
  const changes: Record<string, unknown> = {};
  const value = set.value ?? item.value;
  // A new value or operator moves the bounds with it, unless they are given too.
  if ((set.value !== undefined || set.op !== undefined) && value !== undefined) {
    const cleared = { min: undefined, max: undefined, minInclusive: undefined, maxInclusive: undefined };
    Object.assign(changes, cleared, { numerator: undefined, denominator: undefined });
    Object.assign(changes, bounded(set.op ?? item.op, decimal(value)));
  }
  for (const key of PLAIN) if (set[key] !== undefined) changes[key] = set[key];
  for (const key of ['entity', 'property'] as const)
    if (set[key] !== undefined) changes[key] = spanNear(text, key, set[key], item);
  if (set.unit !== undefined) Object.assign(changes, unitOf(set.unit, readFigure));
  return changes;
}

const RATIOS: Readonly<Record<string, Unit>> = {
  percent: { text: '%', kind: 'ratio', code: 'percent' },
  pp: { text: 'pp', kind: 'ratio', code: 'pp' },
  permille: { text: '‰', kind: 'ratio', code: 'permille' },
};

/** A unit by its word: what the annotators read it as behind a number, with the kind of its figures. */
function unitOf(unit: string | Unit, readFigure: Setting['readFigure']): Pick<Statistic, 'unit'> & { kind?: unknown } {
  if (typeof unit !== 'string') return { unit };
  const ratio = RATIOS[unit];
  if (ratio) return { unit: ratio, kind: unit === 'pp' ? 'pp' : 'percent' };
  const read = [`1${unit}`, `1 ${unit}`].flatMap((text) => readFigure(text)).find((found) => found.unit);
  return read?.unit
    ? { unit: { ...read.unit, text: unit }, kind: read.kind }
    : { unit: { text: unit, kind: 'classifier' } };
}

function remark(item: Remark, set: Correction, { text }: Setting): object {
  const changes: Record<string, unknown> = set.kind === undefined ? {} : { kind: set.kind };
  const { speaker, title, org, speakerKind } = set;
  if ([speaker, title, org, speakerKind].every((field) => field === undefined)) return changes;
  const printed = speaker === undefined ? undefined : nearest(text, speaker, item);
  const place: Span = printed ?? item.source ?? { start: item.start, end: item.start, text: '' };
  const source: RemarkSource = {
    start: place.start,
    end: place.end,
    text: place.text,
    name: speaker ?? item.source?.name ?? null,
    title: title ?? item.source?.title ?? null,
    org: org ?? item.source?.org ?? null,
    kind: speakerKind ?? item.source?.kind ?? 'person',
  };
  return { ...changes, source, reason: undefined };
}

function spanNear(text: string, field: string, words: string, item: Span): Span {
  const found = nearest(text, words, item);
  if (!found) throw new WordsMissing(field, words);
  return found;
}

/** The place of words in a block that is nearest to an item. */
function nearest(text: string, words: string, item: Span): Span | undefined {
  let best = -1;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (best < 0 || Math.abs(at - item.start) < Math.abs(best - item.start)) best = at;
  }
  return best < 0 ? undefined : { start: best, end: best + words.length, text: words };
}
