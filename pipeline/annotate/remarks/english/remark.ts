/** Remarks and evidentials of one level of English text, sentence by sentence. */
import { type Level, LONGEST_SENTENCE } from '../level.ts';
import type { LevelRemarks } from '../read.ts';
import { accordingTo } from './according-to.ts';
import { ahead } from './ahead.ts';
import { behindQuote } from './behind.ts';
import type { Quote } from './content.ts';
import { cuesIn } from './cue.ts';
import { evidenceIn } from './evidential.ts';
import { limitOf } from './limit.ts';
import { Reading } from './reading.ts';
import { sentencesOf } from './sentence.ts';
import { type Range, reacting } from './source.ts';
import { behindColon, continued, inWordsOf } from './without-cue.ts';

export function remarksOf(level: Level): LevelRemarks {
  const found: LevelRemarks = { remarks: [], evidentials: [], claimed: new Set() };
  const all = [...level.quotes.values()].map((pair) => ({
    pair,
    start: pair.open - level.base,
    end: pair.end - level.base,
  }));
  let next = 0;
  let before: Range | null = null;
  for (const sentence of sentencesOf(level)) {
    const quotes: Quote[] = [];
    while (next < all.length && (all[next] as Quote).start < sentence.end) quotes.push(all[next++] as Quote);
    const isProse = sentence.end - sentence.start <= LONGEST_SENTENCE;
    before = isProse ? read(new Reading(level, sentence, quotes, before, found)) : null;
  }
  return found;
}

/** Reads a sentence; returns its speaker. */
function read(reading: Reading): Range | null {
  const { text, sentence } = reading;
  const evidence = evidenceIn(text, sentence.start, sentence.end);
  if (evidence) {
    reading.evidential(evidence);
    return null;
  }
  const cues = cuesIn(text, sentence.start, sentence.end);
  for (const [index, match] of cues.entries()) {
    if (match.start < reading.done) continue;
    const limit = limitOf(text, sentence, cues, index);
    if (match.word === 'according to') accordingTo(reading, match);
    else if (!behindQuote(reading, match, limit)) ahead(reading, match, limit);
  }
  if (reading.done > sentence.start) return reading.speaker;
  if (behindColon(reading) || inWordsOf(reading)) return reading.speaker;
  continued(reading);
  // She paused: the next words in marks are still hers.
  return reading.speaker ?? (isAside(reading) ? reading.before : reactionIn(reading));
}

/** Birk shrugs. “At my age?” */
function reactionIn({ text, sentence: { start, end }, quotes }: Reading): Range | null {
  return quotes.length === 0 ? reacting(text, start, end) : null;
}

/** A short sentence about whoever is speaking. */
function isAside({ text, sentence: { start, end }, quotes }: Reading): boolean {
  return quotes.length === 0 && /^(?:He|She|They)(?:\s+[a-z]+){1,6}$/.test(text.slice(start, end));
}
