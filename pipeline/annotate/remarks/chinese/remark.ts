/** Remarks and evidentials of one level: goes over its sentences once, clause by clause. */
import { type Level, LONGEST_SENTENCE, spanOf } from '../level.ts';
import type { LevelRemarks } from '../read.ts';
import { Antecedent } from './antecedent.ts';
import { earlierSubject, endsInStop, isSentence, quotesIn } from './around.ts';
import { attributionOf } from './attribution.ts';
import { buildRemark, CONDITION } from './build.ts';
import type { CueMatch } from './cue.ts';
import { ASKING } from './cue.ts';
import { asksBack, CONSEQUENCE, isNarrator, isOver } from './ending.ts';
import { evidenceIn } from './evidential.ts';
import { finish, type Open } from './finish.ts';
import { type Frame, frameBehind, frameOf, isZeroSubject, OMITTING } from './frame.ts';
import { type Clause, type Sentence, sentencesOf } from './sentence.ts';
import { longestSubject, ownerOfWords, type Subject, subjectOf } from './subject.ts';

export function remarksOf(level: Level): LevelRemarks {
  const found: LevelRemarks = { remarks: [], evidentials: [], claimed: new Set() };
  let before: Antecedent | null = null;
  for (const sentence of sentencesOf(level)) {
    const isProse = sentence.end - sentence.start <= LONGEST_SENTENCE;
    before = isProse ? new SentenceReader(level, sentence, before, found).read() : null;
  }
  return found;
}

const ANNOUNCEMENT =
  /^[^，。；：“”]{0,8}(?:看法|意见|建议|观点|疑问|质疑|主张|要求|设想|思路|理由|判断|问题|担忧|顾虑)$/;

class SentenceReader {
  private open: Open | null = null;
  private readonly subject: Antecedent;
  private spoke = false;
  private readonly level: Level;
  private readonly clauses: readonly Clause[];
  private readonly before: Antecedent | null;
  private readonly found: LevelRemarks;

  constructor(level: Level, sentence: Sentence, before: Antecedent | null, found: LevelRemarks) {
    this.level = level;
    this.subject = new Antecedent(level.text);
    this.clauses = sentence.clauses;
    this.before = before;
    this.found = found;
  }

  /** Reads the sentence; returns the subject that the next one may leave out. */
  read(): Antecedent {
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
      const isNextStep = this.isCondition() && CONSEQUENCE.test(words);
      if (isNextStep || isNarrator(words) || (asksBack(words, clause.separator) && !this.isAsked())) this.close();
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
    this.subject.set(subject);
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
    if (!isColon || !next) {
      this.subject.pass(clause);
      return index + 1;
    }
    const { text } = this.level;
    const subject =
      ownerOfWords(text, clause.start, clause.end) ??
      subjectOf(text, clause.start, clause.end) ??
      longestSubject(text, clause.start, clause.end);
    if (!subject?.speaker) return index + 1;
    this.direct([next], null, subject, false, 'zh/direct/colon');
    return index + 2;
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
    if (this.open) {
      this.open.end = clause.end;
      return index + 1;
    }
    const assigned = attributionOf(this.level, this.clauses, index, this.found.claimed);
    if (assigned) {
      const { quotes, match, subject, rule, next } = assigned;
      this.direct(quotes, match, subject ?? this.subject.get(), subject === null, rule);
      return next;
    }
    const before = this.clauses.length === 1 && endsInStop(this.level, clause) ? this.before?.get() : null;
    if (before) this.direct([clause], null, before, true, 'zh/direct/continued');
    return index + 1;
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
    const word = this.level.text.slice(frame.match.start, frame.match.end);
    // 问：…？答：… are labels of a transcript, not verbs of whoever was named before.
    if (isZero && /^[问答]$/.test(word) && clause.separator === '：') return false;
    if (earlierSubject(this.level, this.clauses, index)) return true;
    // Nobody to take it from: only verbs that go on with an unnamed speaker.
    if (frame.match.cue.weak || !(OMITTING.test(word) || this.before?.get())) return false;
    return frame.form === 'running' ? index === 0 && isZero : true;
  }

  private begin(frame: Frame, index: number): number {
    const clause = this.clauses[index] as Clause;
    const hadRemark = this.spoke || this.open !== null;
    this.close();
    const found = frame.subject ?? (hadRemark ? this.subject.get() : earlierSubject(this.level, this.clauses, index));
    const subject = found ?? this.before?.get() ?? null;
    const inherited = frame.subject === null && found === null;
    if (subject) this.subject.set(subject);
    this.spoke = true;
    if (frame.form !== 'ahead') {
      const start = this.announced(frame, clause, index) ?? frame.contentStart;
      this.open = { frame, subject, inherited, start, end: clause.end };
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

  /** 提出不同看法：…: where the words begin that a noun and a colon announce. */
  private announced(frame: Frame, clause: Clause, index: number): number | undefined {
    const isAnnounced =
      /^[：:]$/.test(clause.separator) && ANNOUNCEMENT.test(this.level.text.slice(frame.contentStart, clause.end));
    return isAnnounced ? this.clauses[index + 1]?.start : undefined;
  }

  /** A quotation right behind the verb ends the remark where the clause goes on with something else. */
  private endAtMark(frame: Frame, clause: Clause, index: number): number {
    if (frame.form !== 'mark' || !this.open) return index + 1;
    const quote = this.level.quotes.get(frame.contentStart);
    if (!quote) return index + 1;
    const end = quote.end - this.level.base;
    const isClauseEnd = end >= clause.end && !this.goesOn(index + 1);
    const isAside = end < clause.end && /^(?:并|后|时|，)/.test(this.level.text.slice(end, clause.end));
    if (isClauseEnd || isAside || endsInStop(this.level, { start: frame.contentStart })) {
      this.open.end = end;
      this.close();
    }
    return index + 1;
  }

  /** 他认为“太贵”，而且“太远”: further words in marks belong to the same remark. */
  private goesOn(index: number): boolean {
    const next = this.clauses[index];
    return (
      next !== undefined &&
      !next.isQuote &&
      quotesIn(this.level, next.start, next.end).length > 0 &&
      !isOver(this.level, this.clauses, index)
    );
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

  /** Whether the open remark is made in a condition: 如果欧方说要制裁，那就…. */
  private isCondition(): boolean {
    const match = this.open?.frame?.match;
    return (
      match !== undefined && CONDITION.test(this.level.text.slice(Math.max(0, match.groupStart - 24), match.groupStart))
    );
  }

  private isSaying(): boolean {
    return this.subject.get()?.speaker?.kind === 'people';
  }

  private close(rule?: string): void {
    const open = this.open;
    this.open = null;
    if (!open || open.end <= open.start) return;
    finish(this.level, open, this.found, rule);
    if (open.frame) this.spoke = true;
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
    if (subject) this.subject.set(subject);
  }
}
