/**
 * Sentences and clauses of one level (GB/T 15834-2011 §4): 。！？ end a sentence, and so does a closing
 * mark with the stop inside, unless words that assign the quotation to a speaker follow it.
 */
import type { Level } from '../level.ts';
import { cueAtEnd } from './cue.ts';
import { personIn } from './subject.ts';

export interface Clause {
  start: number;
  end: number;
  /** The punctuation behind it; empty between a closing mark and the words that follow it. */
  separator: string;
  /** The clause is one quotation and nothing else. */
  isQuote: boolean;
}

export interface Sentence {
  clauses: Clause[];
  start: number;
  /** Before the stop. */
  end: number;
}

const STOP = /[。！？!?｡]/;
const BREAK = /[，,；;：:\n]/;
const INNER_STOP = /[。！？!?…]$/;
const INNER_FINAL = /[，。！？…—,!?.、；]$/;
const MAX_ATTRIBUTION = 48;
/** 新华社北京6月18日电（记者张三）, 本报讯: who sent a report, from where and when. */
const DATELINE =
  /^\s*(?:据?(?:本报|本刊|本网|本台|[\u4e00-\u9fff]{1,4}社|[\u4e00-\u9fff]{2,4}[网报])[^，。：；“”]{0,14}?(?:[0-9０-９]{1,2}\s*月\s*)?[0-9０-９]{1,2}\s*日\s*[电讯]|[\u4e00-\u9fff]{2,4}讯(?=\s*[（(\s]))\s*(?:[（(][^（()）]{0,40}[）)])?\s*/;

/** Splits a level's text. White space at the ends of clauses is left out. */
export function sentencesOf(level: Level): Sentence[] {
  const { text } = level;
  const sentences: Sentence[] = [];
  let clauses: Clause[] = [];
  let from = level.within ? 0 : (DATELINE.exec(text.slice(0, 80))?.[0].length ?? 0);

  const endClause = (end: number, separator: string) => {
    let start = from;
    let to = end;
    while (start < to && /\s/.test(text[start] ?? '')) start += 1;
    while (to > start && /\s/.test(text[to - 1] ?? '')) to -= 1;
    const last = clauses.at(-1);
    if (to > start) clauses.push({ start, end: to, separator, isQuote: isQuote(level, start, to) });
    else if (last && last.separator === '') last.separator = separator;
  };
  const endSentence = () => {
    const first = clauses[0];
    const last = clauses.at(-1);
    if (first && last) sentences.push({ clauses, start: first.start, end: last.end });
    clauses = [];
  };

  for (let i = from; i < text.length; i += 1) {
    const quote = level.quotes.get(i);
    if (quote) {
      const end = Math.min(quote.end - level.base, text.length);
      const inner = level.source.slice(quote.innerStart, quote.innerEnd).trimEnd();
      i = Math.max(i, end - 1);
      if (quote.continues) {
        endClause(end, '');
        from = end;
        endSentence();
        continue;
      }
      const open = quote.open - level.base;
      const isGoverned = governs(text, from, open, clauses.at(-1));
      const attributed = !isGoverned && (attributionEnd(level, end) > 0 || isInterrupted(level, end));
      if (INNER_FINAL.test(inner) || (attributed && from === open)) {
        endClause(end, '');
        from = end;
        if (INNER_STOP.test(inner) && !attributed && !isSeparator(text, end)) endSentence();
      }
      continue;
    }
    const mark = text[i] as string;
    const isStop = STOP.test(mark);
    const isDash = mark === '—' && text[i + 1] === '—';
    if (!isStop && !isDash && !isBreak(text, i)) continue;
    endClause(i, isDash ? '——' : mark);
    if (isDash) i += 1;
    from = i + 1;
    if (isStop) endSentence();
  }
  endClause(text.length, '');
  endSentence();
  return sentences;
}

/** A separator that is no part of a figure: 1,000 and 12:30 stay whole. */
function isBreak(text: string, index: number): boolean {
  const mark = text[index] as string;
  if (!BREAK.test(mark)) return false;
  return !(
    (mark === ',' || mark === ':') &&
    /[0-9]/.test(text[index - 1] ?? '') &&
    /[0-9]/.test(text[index + 1] ?? '')
  );
}

const isSeparator = (text: string, index: number) => /[，,；;]/.test(text[index] ?? '');

function isQuote(level: Level, start: number, end: number): boolean {
  const quote = level.quotes.get(start);
  return quote !== undefined && quote.end - level.base >= end;
}

/** Whether a verb of expression already stands before an opening mark. */
function governs(text: string, from: number, open: number, previous: Clause | undefined): boolean {
  if (text.slice(from, open).trim() !== '') return cueAtEnd(text, from, open) !== null;
  if (!previous) return false;
  if (previous.separator === '：' || previous.separator === ':') return true;
  return !previous.isQuote && cueAtEnd(text, previous.start, previous.end) !== null;
}

/**
 * End of the words behind a closing mark that assign it to a speaker, or -1: “…”王某说, and where the
 * sentence ends with the verb, “…”王某放下碗，低声说。
 */
function attributionEnd(level: Level, start: number): number {
  const { text } = level;
  let from = start;
  while (from < text.length && /[\s，,—]/.test(text[from] ?? '')) from += 1;
  const tail = text.slice(from, from + MAX_ATTRIBUTION + 1);
  const size = tail.search(/[，,；;：:\n。！？!?“]|$/);
  if (size === 0 || size > MAX_ATTRIBUTION || tail[size] === '“') return -1;
  if (endsInCue(text, from, from + size)) return from + size;
  const later = /^[^；;：:\n。！？!?“]*[，,]([^，,；;：:\n。！？!?“]+)(?=[。！？!?])/.exec(tail);
  const end = from + (later?.[0].length ?? 0);
  return later && endsInCue(text, end - (later[1] as string).length, end) ? end : -1;
}

/** “…。”老杨站了起来，“…。” Words that tell of the speaker, and more of what they say behind a comma. */
function isInterrupted(level: Level, start: number): boolean {
  const between = /^[^；;：:\n。！？!?“”]{2,48}[，,](?=“)/.exec(
    level.text.slice(start, start + MAX_ATTRIBUTION + 2),
  )?.[0];
  const quote = between === undefined ? undefined : level.quotes.get(start + between.length);
  if (between === undefined || !quote) return false;
  return (
    INNER_STOP.test(level.source.slice(quote.innerStart, quote.innerEnd)) &&
    personIn(level.text, start, start + between.length - 1) !== null
  );
}

function endsInCue(text: string, start: number, end: number): boolean {
  const match = cueAtEnd(text, start, end);
  return match !== null && match.after === end && (match.groupStart > start || !match.cue.nominal);
}
