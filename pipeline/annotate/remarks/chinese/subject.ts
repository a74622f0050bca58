import { BLANK } from '../level.ts';
import { BOUNDARY, CLOSING, COMPANION, LEADING, PREPOSITION } from './adverbs.ts';
import { type Speaker, speakerOf } from './names.ts';
import { TITLES } from './offices.ts';

const OFFICE = new RegExp(`^(?:${TITLES.join('|')})`);
/** Verbs of an occasion: a phrase that holds one is more than a name. */
const OCCASION =
  /(?:通过|透过)(?![^，]*的)|援引|引述|引用|会见|会晤|出席|接受|回答|主持(?!人)|参加(?!者)|访问(?!学者)|考察(?![团组队])|调研(?![组员])|谈到|谈及|告诉|致电|[着了]|[在就对向][^，]*(?:中|上|里|时|后|前|间)$/;

/** 《论语》里说: the place in a work is no part of its name. */
const IN_WORK = /^([^，。；：“”]*》)(?:一[书文诗])?(?:的[^，]{0,6})?[中里上]$/;
/** Words that somebody owns: 鲁迅先生的一句话, 父亲的叮嘱. */
const OWNED_WORDS =
  /的(?:那|这)?[一几]?[句段番首]?(?:老|心里|大实)?(?:话|名言|诗句?|歌词|教诲|嘱托|叮嘱|嘱咐|遗言|感言|留言|家训|座右铭|题词|誓言|忠告|回答|答复|答案|评价|解释|理由|口头禅|感受|体会|心声|心愿|愿望|结论|判断|看法)/;
/** Verbs that call words to mind or cite them. */
const CITING =
  /.*(?:引用|借用|套用|用|想起|想到|记得|记住|牢记|铭记|重温|送上|分享|忘不了|忘记|正如|还是|正是|就是|回荡着|响起|印证了)了?/;

/** A noun phrase in a level's text and what it says of its speaker. */
export interface Subject {
  start: number;
  end: number;
  /** Null where the phrase is only taken for a speaker because of its place. */
  speaker: Speaker | null;
}

/** Start of the text behind conjunctions, times and phrases of place or topic. */
export function skipLeading(text: string, start: number, end: number): number {
  let at = start;
  for (let step = 0; step < 8 && at < end; step += 1) {
    const match = LEADING.exec(text.slice(at, Math.min(end, at + 24)));
    if (!match || match[0] === '') break;
    at += match[0].length;
  }
  return Math.min(at, end);
}

/**
 * The speaker in what stands before a verb of expression in its clause; null where that holds only
 * adverbials. A phrase that is not recognised is still taken if `trusting`.
 */
export function subjectBefore(text: string, start: number, end: number, trusting: boolean): Subject | null {
  const from = skipLeading(text, start, end);
  if (from >= end) return null;
  const rest = text.slice(from, end);
  const work = IN_WORK.exec(rest);
  if (work) return { start: from, end: from + (work[1] as string).length, speaker: speakerOf(work[1] as string) };
  if (PREPOSITION.test(rest) && !speakerOf(rest)) return behindPhrase(text, from, end);
  const whole = OCCASION.test(rest) ? null : speakerOf(rest);
  if (whole) return { start: from, end, speaker: whole };
  const prefix = shortestComplete(rest);
  if (prefix) return { start: from, end: from + prefix.length, speaker: speakerOf(rest.slice(0, prefix.length)) };
  if (!trusting || rest.length > 30) return null;
  const cut = firstBoundary(rest);
  const phrase = rest.slice(0, cut);
  if (/^[“”，、]|^(?:与其|不如|与|这|那|什么|怎么|有|是|不|没|无|可以|应该)/.test(phrase) || phrase.length < 2)
    return null;
  return { start: from, end: from + cut, speaker: null };
}

/** The speaker behind 在…上, 就…问题 and the like, or null if nothing stands there. */
function behindPhrase(text: string, start: number, end: number): Subject | null {
  const rest = text.slice(start, end);
  for (const match of rest.matchAll(CLOSING)) {
    const at = match.index + match[0].length;
    if (at < 2 || at >= rest.length) continue;
    const from = skipLeading(text, start + at, end);
    const phrase = text.slice(from, end);
    if (phrase === '') continue;
    const whole = speakerOf(phrase);
    if (whole) return { start: from, end, speaker: whole };
    const prefix = shortestComplete(phrase);
    if (prefix) return { start: from, end: from + prefix.length, speaker: speakerOf(phrase.slice(0, prefix.length)) };
  }
  return null;
}

/** The subject at the head of a clause that holds no verb of expression; null unless it is recognised. */
export function subjectOf(text: string, start: number, end: number): Subject | null {
  const from = skipLeading(text, start, end);
  const rest = text.slice(from, Math.min(end, from + 48));
  const whole = rest.length <= 16 ? speakerOf(rest) : null;
  if (whole && whole.kind !== 'document') return { start: from, end: from + rest.length, speaker: whole };
  const prefix = shortestComplete(rest);
  return prefix ? { start: from, end: from + prefix.length, speaker: speakerOf(rest.slice(0, prefix.length)) } : null;
}

/** Whose words a clause announces: 我想用鲁迅先生的一句话与大家共勉：. */
export function ownerOfWords(text: string, start: number, end: number): Subject | null {
  const words = OWNED_WORDS.exec(text.slice(start, end));
  if (!words) return null;
  const at = start + words.index;
  const from = skipLeading(text, start + (CITING.exec(text.slice(start, at))?.[0].length ?? 0), at);
  const speaker = speakerOf(text.slice(from, at));
  return speaker && { start: from, end: at, speaker };
}

/** The longest phrase at the head of a clause that names a person, whatever follows it. */
export function longestSubject(text: string, start: number, end: number): Subject | null {
  const from = skipLeading(text, start, end);
  for (let length = Math.min(end - from, 24); length >= 2; length -= 1) {
    const speaker = speakerOf(text.slice(from, from + length));
    if (speaker?.kind === 'person' || speaker?.kind === 'anonymous')
      return { start: from, end: from + length, speaker };
  }
  return null;
}

/** The first person that one of the clauses in a stretch of text is about, whatever is told of them. */
export function personIn(text: string, start: number, end: number): Subject | null {
  let from = start;
  for (const clause of text.slice(start, end).split(/[，,]/)) {
    const subject = subjectOf(text, from, from + clause.length) ?? longestSubject(text, from, from + clause.length);
    if (subject?.speaker?.kind === 'person' || subject?.speaker?.kind === 'anonymous') return subject;
    from += clause.length + 1;
  }
  return null;
}

/** The shortest recognised phrase that something other than a noun follows. */
function shortestComplete(text: string): { length: number } | null {
  const longest = Math.min(text.length - 1, 40);
  for (let length = 1; length <= longest; length += 1) {
    const behind = text.slice(length, length + 48);
    if (behind.startsWith(BLANK) || !(BOUNDARY.test(behind) || COMPANION.test(behind))) continue;
    if (OFFICE.test(behind)) continue;
    if (!speakerOf(text.slice(0, length))) continue;
    // 副局｜长拍着: one more character may still belong to the phrase.
    const isLonger = /^[\u4e00-\u9fff]{2}[着了]/.test(behind) && speakerOf(text.slice(0, length + 1)) !== null;
    return { length: isLonger ? length + 1 : length };
  }
  return null;
}

function firstBoundary(text: string): number {
  for (let length = 2; length < text.length; length += 1) {
    const behind = text.slice(length, length + 48);
    if (BOUNDARY.test(behind) || COMPANION.test(behind)) return length;
  }
  return text.length;
}
