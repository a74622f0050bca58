/** Finds verbs of expression in a clause and decides whether they are verbs of expression there (§9). */
import { Lexicon } from '../../lexicon.ts';
import { CUES, type Cue, MANNER } from './cues.ts';
import { verbGroupStart } from './group.ts';
import { LEFT_TRAP, NOUN_BEFORE, NOUN_GOVERNOR, PASSIVE_BEFORE, RIGHT_TRAP, WITHHELD_BEFORE } from './guards.ts';

/** A verb of expression with the verb group around it; offsets of the level. */
export interface CueMatch {
  cue: Cue;
  start: number;
  end: number;
  groupStart: number;
  groupEnd: number;
  /** Where what it introduces can begin. */
  after: number;
  negated: boolean;
}

const byLength = (a: string, b: string) => b.length - a.length;
const ANY = [...CUES.keys()].sort(byLength).join('|');
const LEXICON = new Lexicon(CUES);
const AT_END = new RegExp(
  `(${ANY})(?:(?:道|着|起|过|到|了|出|万千|万分|不已|良多|连连)?(?:了|过)?(?:(?:这样|这么|那么)?[一几两](?:句话?|段话?|番话?|遍|声|通)|一番|很久|许久|良久|半天|一阵)?|(?:的|的那样|的一样|的那般))$`,
);
/** 回答得很干脆：, 说得实在：. */
const MANNER_BEHIND = new RegExp(`(${ANY})得[^，。；：“”]{1,6}$`);
/** 边说边抹眼泪, 一边介绍一边比画: what is done meanwhile stands behind the verb. */
const MEANWHILE = /(?:一边|边)(说|讲|介绍|回忆|感慨|念叨|嘀咕|喊)(?:一边|边)[^，。；：“”]{1,10}$/;
/** 告诉 and 对…说 name whom they speak to. */
const ADDRESSED = /(告诉|告知|提醒|告诫|叮嘱|询问|追问|反问|质问|问|回复)(?=([^，。；：“”《》说称]{1,14})$)/g;
/** The characters that those verbs begin with. */
const ADDRESSING = /[告提叮询追反质问回]/;
/** Verbs of asking, and what shows that a question follows at once: 记者追问补贴何时退出. */
export const ASKING = /^(?:问|追问|询问|反问|质问|请教|打听)$/;
const QUESTION = /何|是否|什么|怎[么样]|如何|哪|谁|几[时点个]|多少|多久|能否|可否|会不会|是不是|要不要|能不能|有没有/;
/** Whom something is told, where the words follow without a comma: 告诉记者工程已经停工. */
const ADDRESSEE =
  /^(?:我们?|你们?|他们?|她们?|大家|各位|人们|[\u4e00-\u9fff]{0,8}?(?:记者|媒体|警方|法庭|家人|父母|同事|朋友|学生们?|孩子们?|观众|网友|投资者))(?=.{4})/;
const MANNER_BEFORE = new RegExp(`(?:${[...MANNER].sort(byLength).join('|')})$`);
const NEGATION =
  /(?:没有?|未曾?|并未|从未|从来没有|不曾|并没有|从不|并不|(?<!毫|无|禁|得|不)不(?!断|由|禁|无))$|^(?:没有?|未|并未|从未|并没有|从不|不曾|并不|不)(?!断|由|禁|无)/;
/** 强调指出, 分析认为: the first verb tells how. */
const DOUBLED = /[^的](?:强调|分析|补充|介绍|解释|回应|重申|评论|总结|综合)$/;
const LOOK_BACK = 24;
/** No clause of prose is longer. */
const LONGEST_CLAUSE = 400;

/** The verb of expression that a clause ends with: 他在会上说｜，. */
export function cueAtEnd(text: string, start: number, end: number): CueMatch | null {
  const from = Math.max(start, end - LOOK_BACK);
  const tail = text.slice(from, end);
  const direct = AT_END.exec(tail);
  if (direct) {
    const at = from + direct.index;
    const word = direct[1] as string;
    const suffix = tail.slice(direct.index + word.length);
    // 的 behind the verb makes a modifier, save in 正如…所说的.
    const isModifier = suffix.startsWith('的') && text[at - 1] !== '所';
    if (!isModifier && isVerbHere(text, start, at, word, true)) {
      const groupEnd = /^[道着]/.test(suffix) ? at + word.length + 1 : at + word.length;
      return matchAt(text, start, at, word, groupEnd, end);
    }
  }
  const manner = text[end] === '：' ? MANNER_BEHIND.exec(tail) : null;
  if (manner) {
    const at = from + manner.index;
    const word = manner[1] as string;
    const left = text.slice(Math.max(start, at - LOOK_BACK), at);
    if (!LEFT_TRAP[word]?.test(left)) return matchAt(text, start, at, word, at + word.length, end);
  }
  const meanwhile = MEANWHILE.exec(tail);
  if (meanwhile) {
    const word = meanwhile[1] as string;
    const at = from + meanwhile.index + meanwhile[0].indexOf(word);
    return { ...matchAt(text, start, at, word, at + word.length, end), groupStart: from + meanwhile.index };
  }
  if (!ADDRESSING.test(tail)) return null;
  for (const addressed of tail.matchAll(ADDRESSED)) {
    const at = from + addressed.index;
    const word = addressed[1] as string;
    const isQuestion = ASKING.test(word) && QUESTION.test(addressed[2] as string);
    if (CUES.has(word) && !isQuestion && isVerbHere(text, start, at, word, true))
      return matchAt(text, start, at, word, at + word.length, end);
  }
  return null;
}

/** The verb of expression in front of an opening mark that stands in the middle of a clause. */
export function cueBeforeMark(text: string, start: number, mark: number): CueMatch | null {
  return cueAtEnd(text, start, mark);
}

/**
 * Verbs of expression inside a clause that content may follow without a mark, from the left. `marked`
 * asks for the verbs that take words in marks so instead.
 */
export function* cuesInside(text: string, start: number, end: number, marked = false): Generator<CueMatch> {
  if (end - start > LONGEST_CLAUSE) return;
  for (const { word, value: cue, start: at, end: wordEnd } of LEXICON.allIn(text, start, end)) {
    if (wordEnd >= end) continue;
    const rest = text.slice(wordEnd, end);
    const told = /^告[诉知]$/.test(word) ? (ADDRESSEE.exec(rest)?.[0].length ?? 0) : 0;
    const isRunning = cue.running !== 'framed' || told > 0 || (ASKING.test(word) && QUESTION.test(rest));
    if (!marked && !isRunning) continue;
    if (isVerbHere(text, start, at, word, marked)) yield matchAt(text, start, at, word, wordEnd, wordEnd + told);
  }
}

function matchAt(
  text: string,
  clauseStart: number,
  at: number,
  word: string,
  groupEnd: number,
  after: number,
): CueMatch {
  let groupStart = at;
  if ((word === '说' || word === '道' || word === '称') && at > clauseStart) {
    const manner = MANNER_BEFORE.exec(text.slice(Math.max(clauseStart, at - 4), at))?.[0] ?? '';
    groupStart -= manner.length;
  } else if (DOUBLED.test(text.slice(Math.max(clauseStart, at - 3), at)) && at - clauseStart > 3) {
    groupStart -= 2;
  }
  groupStart = verbGroupStart(text, clauseStart, groupStart);
  const group = text.slice(groupStart, at);
  const cue = CUES.get(word) as Cue;
  return { cue, start: at, end: at + word.length, groupStart, groupEnd, after, negated: NEGATION.test(group) };
}

function isVerbHere(text: string, clauseStart: number, at: number, word: string, framed: boolean): boolean {
  const left = text.slice(Math.max(clauseStart, at - LOOK_BACK), at);
  const right = text.slice(at + word.length, at + word.length + 8);
  if (RIGHT_TRAP[word]?.test(right)) return false;
  if (LEFT_TRAP[word]?.test(left)) return isMannerSay(word, left);
  if (PASSIVE_BEFORE.test(left) && !/(?:问及|问到|采访|受访)[^，]*$/.test(left)) return false;
  const cue = CUES.get(word) as Cue;
  if (WITHHELD_BEFORE.test(left)) return false;
  if (/^[言云曰写唱念吼嚷骂劝叹夸]$/.test(word) && !/^[：:，,]?\s*“/.test(right)) return false;
  if ((cue.nominal || cue.weak) && (NOUN_BEFORE.test(left) || (NOUN_GOVERNOR.test(left) && !/[时后]$/.test(left))))
    return false;
  if (
    cue.marked &&
    framed &&
    !/(?:这样|如此|这么|这般|如是)$/.test(left) &&
    text[clauseStart - 1] !== '”' &&
    text[at + word.length] !== '“' &&
    !text.slice(at + word.length, at + word.length + 24).includes('“')
  )
    return false;
  if (cue.weak && (!framed || /(?:表示|表达|致以)[^，]{0,8}$/.test(left))) return false;
  return !(framed && cue.weak && /[的、和与]$/.test(left));
}

/** 转述说, 回答说, 演讲中说: another verb before 说 is its manner, not a word that it is part of. */
function isMannerSay(word: string, left: string): boolean {
  return (word === '说' || word === '称') && MANNER_BEFORE.test(left);
}
