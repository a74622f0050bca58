/** How a clause brings in words: which verb, whose, and where the words begin. */
import type { Level } from '../level.ts';
import { classByMarks, innerOf, isTermLike } from './classify.ts';
import { readsAsClause, startsPlainObject } from './content.ts';
import { type CueMatch, cueAtEnd, cueBeforeMark, cuesInside } from './cue.ts';
import { CUES } from './cues.ts';
import { speakerOf } from './names.ts';
import type { Clause } from './sentence.ts';
import { SAYING } from './speakers.ts';
import { type Subject, skipLeading, subjectBefore } from './subject.ts';

export interface Frame {
  /** `ahead`: the words begin in the next clause; `mark`: at an opening mark; `running`: behind the verb. */
  form: 'ahead' | 'mark' | 'running';
  match: CueMatch;
  /** Null where the clause names no speaker. */
  subject: Subject | null;
  /** Offset at which the words begin; for `ahead` the end of the clause. */
  contentStart: number;
}

const CONJUNCTION = /^(?:并且?|且|而且|还|也|又|同时|此外|随后|并同时|最后|一方面|另一方面|，)*$/;
const ACCORDING =
  /^((?:另|又|而)?(?:据|根据|按照|按))([^，。；：“”]{2,28}?)的?(报道|报导|介绍|透露|通报|分析|预测|估计|披露|回忆|描述|转述|讲述|解释|消息|统计)$/;
const PROVERB =
  /^((?:正如|正所谓|正是|所谓|有句|这句|那句|一句)*)([^，。；：“”]{1,10}?)(?:还|也|常|又)?(说|讲|道|云)(?:得好|得对|得妙|得是|的好)?$/;
/** Verbs that go on with a speaker who is not named again. */
export const OMITTING =
  /^(?:指示|要求|强调|指出|呼吁|表示|认为|重申|号召|敦促|承诺|提出|宣布|警告|提醒|说|称|否认|承认|坦言|透露|主张|建议|倡议|提示|坚称|声称|断言|预言|声明|劝告|告诫|叮嘱|嘱咐|责令|澄清|反驳|披露|通知)$/;
const IN_WORDS_OF = /^((?:用|按|套用|借用))([^，。；：“”]{1,24}?)的话(?:来)?(说|讲)$/;

/** The first way in which a clause brings in words, or null. */
export function frameOf(level: Level, clause: Clause, hasNext: boolean): Frame | null {
  return (
    special(level, clause) ??
    atMark(level, clause) ??
    ahead(level, clause, hasNext) ??
    running(level, clause) ??
    aroundMarks(level, clause)
  );
}

/** Whether nothing but conjunctions stands before the verb group: the subject is omitted. */
export function isZeroSubject(level: Level, clause: Clause, frame: Frame): boolean {
  return frame.subject === null && CONJUNCTION.test(level.text.slice(clause.start, frame.match.groupStart));
}

function special(level: Level, clause: Clause): Frame | null {
  const text = level.text.slice(clause.start, clause.end).replace(/(?<=报道|消息|通报|分析|介绍)[称说]$/, '');
  const found = ACCORDING.exec(text) ?? IN_WORDS_OF.exec(text) ?? proverb(text);
  if (!found || !/^[，,：:]$/.test(clause.separator)) return null;
  const start = clause.start + (found[1] as string).length;
  const phrase = found[2] as string;
  const word = found[3] as string;
  const speaker = speakerOf(phrase);
  if (!speaker && !/^(?:报道|报导|介绍|透露|说|讲)$/.test(word)) return null;
  if ((!CUES.has(word) && word !== '道') || /^(?:有关|相关)$/.test(phrase)) return null;
  const at = clause.start + text.indexOf(word, start - clause.start + phrase.length);
  const full = clause.end - clause.start > text.length;
  const match: CueMatch = {
    cue: CUES.get(full ? level.text.slice(clause.end - 1, clause.end) : word) ?? { running: 'framed' },
    start: full ? clause.end - 1 : at,
    end: full ? clause.end : at + word.length,
    groupStart: at,
    groupEnd: clause.end,
    after: clause.end,
    negated: false,
  };
  return { form: 'ahead', match, subject: { start, end: start + phrase.length, speaker }, contentStart: clause.end };
}

/** 常言道, 老话说得好: cues that only stand behind a word for traditional wisdom. */
function proverb(text: string): RegExpExecArray | null {
  const found = PROVERB.exec(text);
  return found && SAYING.test(found[2] ?? '') ? found : null;
}

function ahead(level: Level, clause: Clause, hasNext: boolean): Frame | null {
  const match = cueAtEnd(level.text, clause.start, clause.end);
  if (!match || !hasNext || clause.separator === '；' || clause.separator === '、') return null;
  // 没有正面回答，: nothing was said.
  if (match.negated && match.cue.nominal) return null;
  const isTrusted = !match.cue.nominal && !match.cue.weak;
  const subject = subjectBefore(level.text, clause.start, match.groupStart, isTrusted);
  if (!subject && !leavesRoom(level, clause, match)) return null;
  if ((match.cue.nominal || match.cue.weak) && !subject?.speaker && !isBareCue(level, clause, match)) return null;
  return { form: 'ahead', match, subject, contentStart: clause.end };
}

function atMark(level: Level, clause: Clause): Frame | null {
  for (
    let at = level.text.indexOf('“', clause.start);
    at >= 0 && at < clause.end;
    at = level.text.indexOf('“', at + 1)
  ) {
    const quote = level.quotes.get(at);
    if (!quote || at === clause.start) continue;
    const match = cueBeforeMark(level.text, clause.start, at);
    if (!match) continue;
    const behind = level.text.slice(quote.end - level.base, clause.end);
    const isName = isTermLike(innerOf(level, quote));
    // 提出“某某”倡议: the marks name the object, they report nothing.
    if (isName && (match.cue.running === 'clause' || (behind !== '' && classByMarks(level, quote)))) continue;
    if (/^(?:为|作|的(?!是))/.test(behind) && isName) continue;
    const subject = subjectBefore(level.text, clause.start, match.groupStart, !match.cue.nominal && !match.cue.weak);
    if (match.cue.nominal && !subject?.speaker && !isBareCue(level, clause, match)) continue;
    return { form: 'mark', match, subject, contentStart: at };
  }
  return null;
}

function running(level: Level, clause: Clause): Frame | null {
  let omitted: Frame | null = null;
  for (const match of cuesInside(level.text, clause.start, clause.end)) {
    const word = level.text.slice(match.start, match.end);
    const rest = level.text.slice(match.after, clause.end);
    if (startsPlainObject(word, rest) || !readsAsClause(word, match.cue.running, rest)) continue;
    const subject = subjectBefore(level.text, clause.start, match.groupStart, false);
    const frame: Frame = { form: 'running', match, subject, contentStart: match.after };
    if (subject?.speaker && !isFarAway(level, subject, match)) return frame;
    if (subject === null && OMITTING.test(word) && leavesRoom(level, clause, match)) omitted ??= frame;
  }
  return omitted;
}

/** Verbs of attitude, and of telling how something is, take words in marks without a comma: 称赞他“…”. */
function aroundMarks(level: Level, clause: Clause): Frame | null {
  if (!level.text.slice(clause.start, clause.end).includes('“')) return null;
  for (const match of cuesInside(level.text, clause.start, clause.end, true)) {
    const mark = level.text.indexOf('“', match.end);
    const quote = mark < 0 || mark >= clause.end ? undefined : level.quotes.get(mark);
    if (!quote || classByMarks(level, quote)) continue;
    const subject = subjectBefore(level.text, clause.start, match.groupStart, false);
    if (subject?.speaker && !isFarAway(level, subject, match))
      return { form: 'running', match, subject, contentStart: match.end };
  }
  return null;
}

/** Between a speaker and a running verb stand adverbs and phrases of occasion only. */
function isFarAway(level: Level, subject: Subject, match: CueMatch): boolean {
  const between = level.text.slice(subject.end, match.groupStart);
  if (/^[在于从][^，]{2,8}$/.test(between)) return false;
  return (
    between.length > 30 ||
    /[“”]/.test(between) ||
    (between !== '' &&
      !/(?:上|中|时|后|前|里|间|下|期间|采访|提问|说|表示|问题|此|记者|信|电|文|日|月|年|天|次)$/.test(between))
  );
}

function isBareCue(level: Level, clause: Clause, match: CueMatch): boolean {
  return CONJUNCTION.test(level.text.slice(clause.start, match.groupStart)) && match.start - clause.start <= 6;
}

/** Whether what stands before the verb is adverbial only, so that the speaker is named earlier or nowhere. */
function leavesRoom(level: Level, clause: Clause, match: CueMatch): boolean {
  const from = skipLeading(level.text, clause.start, match.groupStart);
  const before = level.text.slice(from, match.groupStart);
  return (
    before === '' ||
    /^(?:在|当|就|对|对于|针对|关于|面对|围绕|通过|从|随着|谈到|谈及|说起|提起|提到|说到|谈起|向|于|接受|回答|会见|出席|应)/.test(
      before,
    )
  );
}

/** A clause that assigns the words before it: …，专家认为。 */
export function frameBehind(level: Level, clause: Clause, contentStart: number): Frame | null {
  const match = cueAtEnd(level.text, clause.start, clause.end);
  if (!match || match.cue.weak || match.cue.nominal) return null;
  const subject = subjectBefore(level.text, clause.start, match.groupStart, false);
  return subject?.speaker ? { form: 'ahead', match, subject, contentStart } : null;
}
