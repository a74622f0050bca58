/** Remarks and evidentials of one level: goes over its sentences once, clause by clause. */
import { type Level, LONGEST_SENTENCE, spanOf } from '../level.ts';
import type { Pair } from '../marks.ts';
import type { LevelRemarks } from '../read.ts';
import { earlierSubject, endsInStop, isSentence, quotesBefore, quotesIn } from './around.ts';
import { buildRemark } from './build.ts';
import { classByMarks } from './classify.ts';
import type { CueMatch } from './cue.ts';
import { ASKING, cueAtEnd } from './cue.ts';
import { asksBack, isNarrator, isOver } from './ending.ts';
import { evidenceIn } from './evidential.ts';
import { type Frame, frameBehind, frameOf, isZeroSubject, OMITTING } from './frame.ts';
import { speakerOf } from './names.ts';
import { type Clause, type Sentence, sentencesOf } from './sentence.ts';
import { longestSubject, ownerOfWords, type Subject, subjectBefore, subjectOf } from './subject.ts';

interface Open {
  frame: Frame | null;
  subject: Subject | null;
  inherited: boolean;
  start: number;
  end: number;
  evidence?: ReturnType<typeof evidenceIn>;
}

export function remarksOf(level: Level): LevelRemarks {
  const found: LevelRemarks = { remarks: [], evidentials: [], claimed: new Set() };
  let before: Subject | null = null;
  for (const sentence of sentencesOf(level)) {
    const isProse = sentence.end - sentence.start <= LONGEST_SENTENCE;
    before = isProse ? new SentenceReader(level, sentence, before, found).read() : null;
  }
  return found;
}

class SentenceReader {
  private open: Open | null = null;
  private subject: Subject | null = null;
  private spoke = false;
  private readonly level: Level;
  private readonly clauses: readonly Clause[];
  private readonly before: Subject | null;
  private readonly found: LevelRemarks;

  constructor(level: Level, sentence: Sentence, before: Subject | null, found: LevelRemarks) {
    this.level = level;
    this.clauses = sentence.clauses;
    this.before = before;
    this.found = found;
  }

  /** Reads the sentence; returns the subject that the next one may leave out. */
  read(): Subject | null {
    let index = 0;
    while (index < this.clauses.length) index = this.clauseAt(index);
    this.close();
    return this.subject;
  }

  /** Reads the clause at `index`; returns the index of the next clause to read. */
  private clauseAt(index: number): number {
    const clause = this.clauses[index] as Clause;
    if (clause.isQuote) return this.quoteAt(index, clause);
    if (!this.open && this.evidence(index, clause)) return index + 1;
    if (this.pending(clause, index)) return index + 1;
    const frame = frameOf(this.level, clause, index + 1 < this.clauses.length);
    if (frame && this.accepts(frame, clause, index)) return this.begin(frame, index);
    if (this.open) {
      const words = this.level.text.slice(clause.start, clause.end);
      if (isNarrator(words) || (asksBack(words, clause.separator) && !this.isAsked())) this.close();
      else this.open.end = clause.end;
      return index + 1;
    }
    return this.plain(index, clause);
  }

  /** 馆长说： at the end of a block: the words may open the next one. */
  private pending(clause: Clause, index: number): boolean {
    const { text } = this.level;
    const isLast = index + 1 === this.clauses.length && /^[：:]$/.test(clause.separator);
    if (this.level.within || !isLast || text.slice(clause.end + 1).trim() !== '') return false;
    const frame = frameOf(this.level, clause, true);
    const subject = frame?.subject ?? earlierSubject(this.level, this.clauses, index);
    if (frame?.form !== 'ahead' || !subject) return false;
    this.close();
    const { match } = frame;
    const draft = {
      form: 'direct',
      match,
      subject,
      inherited: false,
      words: [],
      quoted: [],
      rule: 'zh/direct/next-block',
    } as const;
    this.found.pending = { ...buildRemark(this.level, draft), ...spanOf(this.level, match.start, match.end) };
    this.subject = subject;
    return true;
  }

  /** Opens an evidential if the clause brings one in. */
  private evidence(index: number, clause: Clause): boolean {
    const evidence = evidenceIn(this.level.text, clause);
    const start = evidence?.inline ? evidence.cueEnd : this.clauses[index + 1]?.start;
    if (!evidence || start === undefined) return false;
    this.open = { frame: null, subject: null, inherited: false, start, end: clause.end, evidence };
    return true;
  }

  /** A clause without a verb of expression, outside any remark. */
  private plain(index: number, clause: Clause): number {
    if (this.postposed(index, clause)) return index + 1;
    const next = this.clauses[index + 1];
    const isColon = /^[：:]$/.test(clause.separator) && next?.isQuote && endsInStop(this.level, next);
    const subject =
      (isColon ? ownerOfWords(this.level.text, clause.start, clause.end) : null) ??
      subjectOf(this.level.text, clause.start, clause.end) ??
      (isColon ? longestSubject(this.level.text, clause.start, clause.end) : null);
    if (isColon && subject?.speaker && next) {
      this.subject = subject;
      this.direct([next], null, subject, false, 'zh/direct/colon');
      return index + 2;
    }
    if (subject?.speaker) this.subject = subject;
    return index + 1;
  }

  /** Words without marks before their speaker: 疫情总体可控，专家认为。 */
  private postposed(index: number, clause: Clause): boolean {
    const first = this.clauses[0];
    const last = this.clauses[index - 1];
    if (index + 1 < this.clauses.length || this.spoke || !first || !last || last.isQuote) return false;
    const frame = frameBehind(this.level, clause, first.start);
    if (!frame) return false;
    this.open = { frame, subject: frame.subject, inherited: false, start: first.start, end: last.end };
    this.close('zh/indirect/postposed');
    return true;
  }

  /** A clause that is one quotation: assigned by what follows it, part of a running remark, or nobody's. */
  private quoteAt(index: number, clause: Clause): number {
    const next = this.clauses[index + 1];
    if (this.open) {
      this.open.end = clause.end;
      return index + 1;
    }
    const match = next && !next.isQuote ? cueAtEnd(this.level.text, next.start, next.end) : null;
    if (next && !match && clause.separator === '' && this.saidLater(index, clause)) return this.clauses.length;
    if (next && match && match.after === next.end && /^(?:|，|,|——)$/.test(clause.separator)) {
      const subject = subjectBefore(this.level.text, next.start, match.groupStart, true);
      const continued = this.clauses[index + 2];
      const isSplit = continued?.isQuote === true && /^[，,：:]$/.test(next.separator);
      // “A。”他说：“B。” with a colon is still one speech; a verb of its own would make it two.
      const earlier = quotesBefore(this.level, this.clauses, index, this.found.claimed);
      this.direct(
        isSplit ? [...earlier, clause, continued] : [...earlier, clause],
        match,
        subject ?? this.subject,
        subject === null,
        isSplit ? 'zh/direct/split' : 'zh/direct/behind',
      );
      return index + (isSplit ? 3 : 2);
    }
    if (this.interrupted(index, clause)) return index + 3;
    if (this.clauses.length === 1 && this.before && endsInStop(this.level, clause)) {
      this.subject = this.before;
      this.direct([clause], null, this.before, true, 'zh/direct/continued');
    }
    return index + 1;
  }

  /** “…，”他停顿了一下，“…。” One speech, interrupted by what its speaker does. */
  private interrupted(index: number, clause: Clause): boolean {
    const [, next, later] = this.clauses.slice(index, index + 3);
    const quote = this.level.quotes.get(clause.start);
    const isOpen = quote && /[，,—]\s*$/.test(this.level.source.slice(quote.innerStart, quote.innerEnd));
    if (!isOpen || clause.separator !== '' || !later?.isQuote || !next || !/^[，,]$/.test(next.separator)) return false;
    const { text } = this.level;
    const subject = subjectOf(text, next.start, next.end) ?? longestSubject(text, next.start, next.end);
    if (!subject?.speaker) return false;
    this.direct([clause, later], null, subject, false, 'zh/direct/split');
    return true;
  }

  /** “…”王某放下碗，低声说。 The verb ends the sentence, the speaker stands right behind the marks. */
  private saidLater(index: number, clause: Clause): boolean {
    const between = this.clauses.slice(index + 1);
    const last = between.at(-1);
    const speaker = between[0] && subjectOf(this.level.text, between[0].start, between[0].end);
    if (!last || !speaker || between.length > 3 || between.some(({ isQuote }) => isQuote)) return false;
    const match = cueAtEnd(this.level.text, last.start, last.end);
    if (!match || match.after !== last.end || match.cue.nominal || match.cue.weak) return false;
    this.direct([clause], match, speaker, false, 'zh/direct/behind');
    return true;
  }

  /** Whether a frame begins a remark here, given what is open. */
  private accepts(frame: Frame, clause: Clause, index: number): boolean {
    const isZero = isZeroSubject(this.level, clause, frame);
    if (this.open) {
      if (this.open.start >= clause.start) return false;
      const isNewSentence = /[；;]/.test(this.clauses[index - 1]?.separator ?? '');
      if (frame.match.cue.weak) return false;
      if (frame.form === 'running')
        return isZero ? this.open.frame !== null : isNewSentence && Boolean(frame.subject?.speaker);
      return isZero ? this.open.frame !== null : Boolean(frame.subject?.speaker);
    }
    if (frame.subject) return true;
    if (earlierSubject(this.level, this.clauses, index)) return true;
    // Nobody to take it from: only verbs that go on with an unnamed speaker, never a label such as 问：.
    const word = this.level.text.slice(frame.match.start, frame.match.end);
    if (frame.match.cue.weak || (!this.before && !OMITTING.test(word))) return false;
    return frame.form === 'running' ? index === 0 && isZero : true;
  }

  private begin(frame: Frame, index: number): number {
    const clause = this.clauses[index] as Clause;
    const hadRemark = this.spoke || this.open !== null;
    this.close();
    const found = frame.subject ?? (hadRemark ? this.subject : earlierSubject(this.level, this.clauses, index));
    const subject = found ?? this.before;
    const inherited = frame.subject === null && found === null;
    if (subject) this.subject = subject;
    this.spoke = true;
    if (frame.form !== 'ahead') {
      this.open = { frame, subject, inherited, start: frame.contentStart, end: clause.end };
      // An indirect question ends with its clause.
      if (frame.form === 'running' && this.isAsked()) this.close();
      return this.endAtMark(frame, clause, index);
    }
    const next = this.clauses[index + 1] as Clause;
    if (next.isQuote && this.isWhole(next, clause.separator, index + 1)) {
      this.direct([next], frame.match, subject, inherited, 'zh/direct/ahead');
      return index + 2;
    }
    this.open = { frame, subject, inherited, start: next.start, end: next.end };
    // The words of this remark may themselves name a speaker; they are not searched again.
    return index + 2;
  }

  /** A quotation right behind the verb ends the remark where the clause goes on with something else. */
  private endAtMark(frame: Frame, clause: Clause, index: number): number {
    if (frame.form !== 'mark' || !this.open) return index + 1;
    const quote = this.level.quotes.get(frame.contentStart);
    if (!quote) return index + 1;
    const end = quote.end - this.level.base;
    const isClauseEnd = end >= clause.end;
    const next = this.clauses[index + 1];
    const ends = isClauseEnd;
    const isAside = !isClauseEnd && /^(?:并|后|时|，)/.test(this.level.text.slice(end, clause.end));
    if (ends || isAside || endsInStop(this.level, { start: frame.contentStart })) {
      this.open.end = end;
      this.close();
    }
    return index + 1;
  }

  /** Whether a quotation behind 说， is the whole of what is said. */
  private isWhole(quote: Clause, separator: string, index: number): boolean {
    if (/^[：:]$/.test(separator) || endsInStop(this.level, quote) || this.level.within) return true;
    if (isSentence(this.level, quote)) return true;
    return index + 1 >= this.clauses.length || isOver(this.level, this.clauses, index + 1) || this.isSaying();
  }

  /** Whether the open remark is itself a question. */
  private isAsked(): boolean {
    const match = this.open?.frame?.match;
    return match !== undefined && ASKING.test(this.level.text.slice(match.start, match.end));
  }

  private isSaying(): boolean {
    return this.subject?.speaker?.kind === 'people';
  }

  private close(rule?: string): void {
    const open = this.open;
    this.open = null;
    if (!open || open.end <= open.start) return;
    const content = spanOf(this.level, open.start, open.end);
    if (open.evidence) {
      const { sourceStart, sourceEnd, cueStart, cueEnd } = open.evidence;
      const source = spanOf(this.level, sourceStart, sourceEnd);
      const cue = spanOf(this.level, cueStart, cueEnd);
      this.found.evidentials.push({
        ...content,
        type: 'evidential',
        source,
        cue,
        content,
        rule: 'zh/evidential',
        confidence: 0.9,
      });
      return;
    }
    if (!open.frame) return;
    const inside = quotesIn(this.level, open.start, open.end);
    const whole = inside.find((q) => q.open === content.start && q.end === content.end);
    const quoted = whole ? [whole] : inside.filter((q) => !classByMarks(this.level, q) || this.isPredicate(q, open));
    for (const quote of quoted) this.found.claimed.add(quote);
    const form = whole ? 'direct' : quoted.length > 0 ? 'mixed' : 'indirect';
    const { frame, subject, inherited } = open;
    this.found.remarks.push(
      buildRemark(this.level, {
        form,
        match: frame.match,
        subject,
        inherited,
        words: [open],
        quoted,
        rule: rule ?? `zh/${form}/${frame.form}`,
      }),
    );
    this.spoke = true;
  }

  /** 媒体报道称公司“裁员三成”: only a subject stands before the marks, so they hold what is said of it. */
  private isPredicate(quote: Pair, { frame, start, end }: Open): boolean {
    const { text, base } = this.level;
    const open = quote.open - base;
    if (quote.end - base !== end || quote.innerEnd - quote.innerStart < 4 || !frame) return false;
    // 称公司“铁公鸡” calls it a name.
    const isNaming = text.slice(frame.match.groupStart, frame.match.end) === '称';
    const speaker = isNaming ? null : speakerOf(text.slice(start, open));
    return speaker !== null && (speaker.name !== null || speaker.org !== null);
  }

  private direct(
    quotes: Clause[],
    match: CueMatch | null,
    subject: Subject | null,
    inherited: boolean,
    rule: string,
  ): void {
    const quoted = quotes.flatMap(({ start }) => this.level.quotes.get(start) ?? []);
    for (const pair of quoted) this.found.claimed.add(pair);
    this.found.remarks.push(
      buildRemark(this.level, { form: 'direct', match, subject, inherited, words: quotes, quoted, rule }),
    );
    this.spoke = true;
    if (subject) this.subject = subject;
  }
}
