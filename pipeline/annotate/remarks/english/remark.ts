/** Remarks and evidentials of one level of English text, sentence by sentence. */
import { type Level, LONGEST_SENTENCE, spanOf } from '../level.ts';
import type { LevelRemarks } from '../read.ts';
import { skipAdjuncts } from './adjunct.ts';
import { buildRemark } from './build.ts';
import { isClaimed, type Quote, wordsOf } from './content.ts';
import { type CueMatch, cuesIn } from './cue.ts';
import { evidenceIn } from './evidential.ts';
import { limitOf } from './limit.ts';
import { type Sentence, sentencesOf } from './sentence.ts';
import { announcedBy, leadingSubject, type Range, sourceBefore, sourceBehind } from './source.ts';

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
    before = isProse ? new SentenceReader(level, sentence, quotes, before, found).read() : null;
  }
  return found;
}

/** According to figures: a source that is nobody. */
const FIGURES =
  /^(?:the |its |official |preliminary |new |latest |provisional )*(?:figures|data|statistics|numbers|estimates|records)\b/i;
const IN_WORDS_OF =
  /\b(?:[Ii]n the words of|[Tt]o (?:quote|borrow from)|[Aa]s)\s+([^,“”:;]{2,60}?)(?:,| put it,|:)\s*$/;
/** Full stops that end no sentence: Mr. Novak, J. Smith. */
const ABBREVIATED = /\b(?:Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Capt|Lt|Sgt|Rev|Hon|St|[A-Z])\./g;

class SentenceReader {
  /** Everything before this is read. */
  private done: number;
  private speaker: Range | null = null;
  private readonly level: Level;
  private readonly text: string;
  private readonly sentence: Sentence;
  private readonly quotes: readonly Quote[];
  private readonly before: Range | null;
  private readonly found: LevelRemarks;

  constructor(level: Level, sentence: Sentence, quotes: readonly Quote[], before: Range | null, found: LevelRemarks) {
    this.level = level;
    this.text = level.text;
    this.sentence = sentence;
    this.quotes = quotes;
    this.before = before;
    this.found = found;
    this.done = sentence.start;
  }

  /** Reads the sentence; returns its speaker. */
  read(): Range | null {
    if (this.evidential()) return null;
    const cues = cuesIn(this.text, this.sentence.start, this.sentence.end);
    for (const [index, match] of cues.entries()) {
      if (match.start < this.done) continue;
      const limit = limitOf(this.text, this.sentence, cues, index);
      if (match.word === 'according to') this.accordingTo(match);
      else if (!this.behindQuote(match, limit)) this.ahead(match, limit);
    }
    if (this.done > this.sentence.start) return this.speaker;
    if (this.colon() || this.inWordsOf()) return this.speaker;
    if (this.isLoneQuote()) this.continued();
    // She paused: the next words in marks are still hers.
    return this.speaker ?? (this.isAside() ? this.before : null);
  }

  /** A short sentence about whoever is speaking. */
  private isAside(): boolean {
    const { start, end } = this.sentence;
    return this.quotes.length === 0 && /^(?:He|She|They)(?:\s+[a-z]+){1,6}$/.test(this.text.slice(start, end));
  }

  /** It was, in the words of one official, “a mess”. */
  private inWordsOf(): boolean {
    const [quote] = this.quotes;
    const lead = quote && this.text.slice(this.sentence.start, quote.start);
    const found = lead ? IN_WORDS_OF.exec(lead) : null;
    if (!quote || !found?.[1] || quote.pair.continues) return false;
    const at = this.sentence.start + found.index + found[0].indexOf(found[1]);
    const source = { start: at, end: at + found[1].length };
    this.claim([quote]);
    this.push(null, source, 'direct', [quote], 'en/direct/in-words-of');
    this.done = quote.end;
    return true;
  }

  private evidential(): boolean {
    const evidence = evidenceIn(this.text, this.sentence.start, this.sentence.end);
    if (evidence) this.evidence(evidence);
    return evidence !== null;
  }

  private evidence(evidence: { source: Range; cue: Range; content: Range }): void {
    const span = (range: Range) => spanOf(this.level, range.start, range.end);
    const content = span(evidence.content);
    this.found.evidentials.push({
      ...content,
      type: 'evidential',
      source: span(evidence.source),
      cue: span(evidence.cue),
      content,
      rule: 'en/evidential',
      confidence: 0.85,
    });
  }

  /** “…,” she said / said Mary Lund: the words stand before the cue. */
  private behindQuote(match: CueMatch, limit: number): boolean {
    const quote = this.quotes.filter((q) => q.end <= match.groupStart && !this.found.claimed.has(q.pair)).at(-1);
    if (!quote || quote.start < this.done) return false;
    const between = this.text.slice(quote.end, match.groupStart);
    if (/[“”.;:!?]/.test(between.replace(ABBREVIATED, '')) || /^\s+that\b/.test(this.text.slice(match.end, limit)))
      return false;
    const inner = this.level.source.slice(quote.pair.innerStart, quote.pair.innerEnd);
    if (!/[,.?!…—-]\s*$/.test(inner) && !/^\s*,/.test(between)) return false;
    const isInverted = /^[\s,]*$/.test(between);
    const source = isInverted
      ? sourceBehind(this.text, match.end, Math.min(limit, this.sentence.end))
      : sourceBefore(this.text, quote.end, match.groupStart);
    if (!source) return false;
    const from = Math.max(match.end, source.end);
    const second = this.quotes.find((q) => q.start >= from);
    const gap = second ? this.text.slice(from, second.start) : '';
    const isSplit =
      second !== undefined &&
      second.start <= limit &&
      !/[.?!;]/.test(gap) &&
      /[,:]\s*$/.test(gap) &&
      cuesIn(gap, 0, gap.length).length === 0;
    const parts = this.wordsBefore(quote);
    this.claim([...this.quotesIn(parts), quote, ...(isSplit ? [second] : [])]);
    const first = parts ?? quote;
    const fragments = [{ start: first.start, end: quote.end }, ...(isSplit ? [second] : [])];
    this.push(match, source, parts ? 'mixed' : 'direct', fragments, 'en/direct/behind');
    this.done = isSplit ? second.end : from;
    return true;
  }

  /** Reported words before a quotation that ends the reported clause: The plan is “dead,” he said. */
  private wordsBefore(quote: Quote): Range | null {
    const lead = this.text.slice(this.done, quote.start);
    if (lead.trim() === '' || /[,:]\s*$/.test(lead)) return null;
    const from = this.done + (lead.length - lead.trimStart().length);
    return { start: from, end: quote.end };
  }

  /** The speaker and the cue stand before the words, or behind words without marks. */
  private ahead(match: CueMatch, limit: number): void {
    const isJoined =
      this.done > this.sentence.start ||
      /\b(?:and|but|then)\s+$/.test(this.text.slice(this.sentence.start, match.groupStart)) ||
      /ing$/.test(match.word);
    const named =
      /ing$/.test(match.word) && match.word !== 'saying'
        ? null
        : sourceBefore(this.text, this.behindTitle(match.groupStart), this.passiveStart(match));
    const source =
      named ?? this.speaker ?? (isJoined ? leadingSubject(this.text, this.sentence.start, match.groupStart) : null);
    if (!source) return;
    const after = skipAdjuncts(this.text, match.word, match.end, limit);
    const words = wordsOf(this.level, this.quotes, match, { from: this.sentence.start, after, limit });
    if (words) {
      this.claim(this.quotesIn(words).filter((q) => isClaimed(this.level, q, words)));
      this.push(match, source, this.formOf(words), [words], 'en/ahead');
      this.done = words.end;
    } else this.postposed(match, after);
  }

  /** Where a speaker can begin: behind “Hunger Watch,” with its comma inside the marks. */
  private behindTitle(end: number): number {
    const last = this.quotes.findLast((quote) => quote.end <= end);
    const inner = last ? this.level.source.slice(last.pair.innerStart, last.pair.innerEnd) : '';
    return last && inner.endsWith(',') ? Math.max(this.done, last.end) : this.done;
  }

  private passiveStart(match: CueMatch): number {
    const passive = /\s+(?:is|was|were|are|has been|have been|been)\s+quoted\s+(?:\w+ly\s+)?as\s+$/.exec(
      this.text.slice(this.sentence.start, match.groupStart),
    );
    return passive ? this.sentence.start + passive.index : match.groupStart;
  }

  /** The road will open in May, officials said. */
  private postposed(match: CueMatch, after: number): void {
    const rest = this.text.slice(after, this.sentence.end);
    const comma = this.commaBefore(match.groupStart);
    if (comma < 0 || match.cue.frame === 'object' || match.cue.frame === 'infinitive') return;
    const source = sourceBefore(this.text, comma, match.groupStart);
    const end = this.text.slice(0, source?.start ?? 0).search(/[,\s]*$/);
    const words = { start: this.done, end };
    if (!source || this.text.slice(words.start, words.end).trim().split(/\s+/).length < 2) return;
    const isEnd = rest.trim() === '';
    const isMiddle = /^,\s+/.test(rest) && this.text.slice(match.end, after).trim() === '';
    if (!isEnd && !isMiddle) return;
    const fragments = isMiddle ? [words, { start: after + 1, end: this.sentence.end }] : [words];
    this.claim(fragments.flatMap((range) => this.quotesIn(range).filter((q) => isClaimed(this.level, q, range))));
    this.push(
      match,
      source,
      fragments.some((range) => this.formOf(range) !== 'indirect') ? 'mixed' : 'indirect',
      fragments,
      'en/postposed',
    );
    this.done = this.sentence.end;
  }

  /** The comma before a speaker who stands behind the words; the speaker may hold one: …, Reyes, the master, said. */
  private commaBefore(end: number): number {
    const last = this.text.lastIndexOf(',', this.text.slice(0, end).search(/[,\s]*$/) - 1);
    const first = this.text.lastIndexOf(',', last - 1);
    const begins = (comma: number) => (sourceBefore(this.text, comma, end)?.start ?? end) <= comma + 2;
    const comma = first > this.done && begins(first) ? first : last;
    return comma < this.done ? -1 : comma;
  }

  /** According to the ministry, …; …, according to the ministry. */
  private accordingTo(match: CueMatch): void {
    const { text, sentence } = this;
    const isFirst = text.slice(this.done, match.start).trim().length <= 4;
    const source = sourceBehind(text, match.end, sentence.end);
    if (!source) return;
    const comma = /^\s*,\s*/.exec(text.slice(source.end, sentence.end));
    const words = isFirst
      ? comma && { start: source.end + comma[0].length, end: sentence.end }
      : { start: this.done, end: text.slice(0, match.start).search(/[,\s]*$/) };
    if (!words || words.end - words.start < 3) return;
    this.done = sentence.end;
    if (FIGURES.test(text.slice(source.start, source.end))) {
      this.evidence({ source, cue: match, content: words });
      return;
    }
    this.claim(this.quotesIn(words).filter((q) => isClaimed(this.level, q, words)));
    this.push(match, source, this.formOf(words), [words], 'en/according-to');
  }

  /** Mendes shook her head: “Not this month.” The words stand behind a colon, without a verb of saying. */
  private colon(): boolean {
    const [quote] = this.quotes;
    if (!quote || quote.pair.continues || quote.end < this.sentence.end) return false;
    const lead = this.text.slice(this.sentence.start, quote.start);
    const inner = this.level.source.slice(quote.pair.innerStart, quote.pair.innerEnd);
    if (!/:\s*$/.test(lead) || !/[.?!…]\s*$/.test(inner)) return false;
    const end = quote.start - (/:\s*$/.exec(lead)?.[0].length ?? 0);
    const source = announcedBy(this.text, this.sentence.start, end);
    if (!source) return false;
    this.claim([quote]);
    this.push(null, source, 'direct', [quote], 'en/direct/colon');
    this.done = quote.end;
    return true;
  }

  private isLoneQuote(): boolean {
    const [quote] = this.quotes;
    if (!quote || this.quotes.length !== 1 || quote.pair.continues) return false;
    const inner = this.level.source.slice(quote.pair.innerStart, quote.pair.innerEnd);
    return quote.start <= this.sentence.start && quote.end >= this.sentence.end && /[.?!…]\s*$/.test(inner);
  }

  /** A quotation by itself behind a sentence that has a speaker is that speaker's. */
  private continued(): void {
    const [quote] = this.quotes;
    if (!quote || !this.before) return;
    this.claim([quote]);
    this.push(null, this.before, 'direct', [quote], 'en/direct/continued');
  }

  private quotesIn(range: Range | null): Quote[] {
    return range ? this.quotes.filter((q) => q.start >= range.start && q.end <= range.end) : [];
  }

  private formOf(words: Range): 'direct' | 'mixed' | 'indirect' {
    const claimed = this.quotesIn(words).filter((q) => isClaimed(this.level, q, words));
    if (claimed.some((q) => q.start === words.start && q.end === words.end)) return 'direct';
    return claimed.length > 0 ? 'mixed' : 'indirect';
  }

  private claim(quotes: readonly Quote[]): void {
    for (const quote of quotes) this.found.claimed.add(quote.pair);
  }

  private push(
    match: CueMatch | null,
    source: Range,
    form: 'direct' | 'mixed' | 'indirect',
    words: readonly Range[],
    rule: string,
  ): void {
    const quoted = this.quotes.filter(
      (q) => this.found.claimed.has(q.pair) && words.some((w) => q.start >= w.start && q.end <= w.end),
    );
    const inherited = source === this.before;
    this.found.remarks.push(buildRemark(this.level, { match, source, inherited, form, words, quoted, rule }));
    this.speaker = source;
  }
}
