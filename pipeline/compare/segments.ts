import { diffArrays } from 'diff';
import type { RemovedSegment, Segment, SegmentChange, Span } from '../contract/index.ts';
import { align, type Pair } from './align.ts';
import { type Bigrams, bigrams, likeness } from './likeness.ts';

/** From this likeness on two blocks are one that was changed. */
const IS_CHANGED = 0.4;
/** The same for one that stands elsewhere. */
const IS_MOVED = 0.7;
/** Pairs of blocks that are compared for that at most. */
const MOST_COMPARED = 100_000;
/** Characters from which on a block that stands elsewhere is held to be moved; shorter ones repeat by chance. */
const LONG_ENOUGH = 8;

export interface ComparedSegments {
  /** Blocks with the same words or with changed ones, and those of one edition only, in the order of the text. */
  pairs: Pair<Segment>[];
  segments: SegmentChange[];
  removed: RemovedSegment[];
}

/** Compares the blocks of two editions, which are told by their text. */
export function compareSegments(before: readonly Segment[], after: readonly Segment[]): ComparedSegments {
  const isText = ({ role }: Segment) => role !== 'noise';
  const aligned = align(before.filter(isText), after.filter(isText), { textOf, isLike: IS_CHANGED });
  const moved = movedIn(aligned);
  const from = new Set(moved.values());
  const pairs = aligned.flatMap(([was, is]): Pair<Segment>[] => {
    if (is && moved.has(is)) return [[moved.get(is), is]];
    return was && !is && from.has(was) ? [] : [[was, is]];
  });
  const segments = pairs.flatMap(([was, is]): SegmentChange[] => {
    if (!is) return [];
    if (!was) return [{ kind: 'added', segment: is.id }];
    const isSame = textOf(was) === textOf(is);
    if (isSame && !moved.has(is)) return [];
    return [
      {
        kind: moved.has(is) ? 'moved' : 'changed',
        segment: is.id,
        ...(!isSame && { before: was.text, words: newWords(was.text, is.text) }),
      },
    ];
  });
  const removed: RemovedSegment[] = [];
  let behind: string | undefined;
  for (const [was, is] of pairs) {
    if (was && !is) removed.push({ text: was.text, ...(behind !== undefined && { behind }) });
    behind = is?.id ?? behind;
  }
  return { pairs, segments, removed };
}

/** White space at which a line breaks in a script that sets none between words. */
const NO_SPACE =
  /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])\s+|\s+(?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])/gu;

/** How a block is told: by its words, wherever its lines break. */
const textOf = ({ text }: Segment): string => text.replace(NO_SPACE, '').replace(/\s+/gu, ' ').trim();

/** Blocks of this edition that stood elsewhere with the same words, or nearly the same, and those of the former one. */
function movedIn(aligned: readonly Pair<Segment>[]): Map<Segment, Segment> {
  const isLong = (one: Segment | undefined): one is Segment => one !== undefined && textOf(one).length >= LONG_ENOUGH;
  const gone = new Set(aligned.flatMap(([was, is]) => (!is && isLong(was) ? [was] : [])));
  const fresh = aligned.flatMap(([was, is]) => (!was && isLong(is) ? [is] : []));
  const moved = new Map<Segment, Segment>();
  const take = (is: Segment, was: Segment | undefined) => {
    if (!was) return;
    gone.delete(was);
    moved.set(is, was);
  };
  const byText = new Map([...gone].map((was) => [textOf(was), was]));
  for (const is of fresh) {
    take(is, byText.get(textOf(is)));
    byText.delete(textOf(is));
  }
  if (gone.size * fresh.length > MOST_COMPARED) return moved;
  const pairsOf = new Map([...gone, ...fresh].map((one) => [one, bigrams(textOf(one))]));
  const alike = (a: Segment, b: Segment) => likeness(pairsOf.get(a) as Bigrams, pairsOf.get(b) as Bigrams);
  for (const is of fresh) {
    if (moved.has(is)) continue;
    const best = [...gone].map((was) => ({ was, value: alike(was, is) })).sort((a, b) => b.value - a.value)[0];
    if (best && best.value >= IS_MOVED) take(is, best.was);
  }
  return moved;
}

/** Han characters one by one, words and numbers of other scripts whole. */
const WORD = /\p{Script=Han}|[\p{L}\p{N}\p{M}]+(?:[.,]\p{N}+)*|\s+|./gsu;

/** The stretches of a text that it did not have before, and an empty one where something is gone. */
function newWords(before: string, after: string): Span[] {
  const words: Span[] = [];
  let at = 0;
  let goneAt: number | undefined;
  const close = () => {
    if (goneAt !== undefined) words.push({ start: goneAt, end: goneAt, text: '' });
    goneAt = undefined;
  };
  for (const { value, added, removed } of diffArrays(before.match(WORD) ?? [], after.match(WORD) ?? [])) {
    const text = value.join('');
    if (removed) {
      if (text.trim() !== '') goneAt = at;
      continue;
    }
    if (added && text.trim() !== '') {
      words.push({ start: at, end: at + text.length, text });
      goneAt = undefined;
    } else {
      close();
    }
    at += text.length;
  }
  close();
  return words;
}
