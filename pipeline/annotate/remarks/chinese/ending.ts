/** Where a remark ends before its sentence does (§8). */
import type { Level } from '../level.ts';
import { frameOf, isZeroSubject } from './frame.ts';
import type { Clause } from './sentence.ts';

/** Acts that a narrator tells of behind 并, 还, 随后: their object is not speech. */
const ACT =
  '会见|会晤|出席|参加|签署|考察|参观|访问|前往|抵达|主持|举行|宣读|颁发|递交|转达|看望|慰问|走访|视察|调研|听取|接见|宴请|陪同|离开|赶往|返回|转身|挥手|鞠躬|点头|握手|合影|赠送|捐赠|揭幕|揭牌|授予|展示|演示|播放|邀请|设宴|回答|介绍|致电|致信|复信|部署|启动|成立|发布|公布|公开|提交|拿出|递给|打开|起身|流下|掏出';
const NARRATOR = new RegExp(
  `^(?:并且?|随后|之后|接着|然后|还|同时|会后|当天|次日|此后|后|说完|说罢|话音未落)(?:还|又|也|便|就|亲自|一同|共同|当场|随即|分别|现场|为|向|与|同|给|在|对)?[^，]{0,10}?(?:${ACT})(?:了|到)?`,
);
/** Acts of a ceremony, of which nobody speaks in a report of what was said. */
const CEREMONY =
  /^(?:并|随后|会后)(?:与|同|和|向|为)[^，]{1,20}(?:合影(?:留念)?|握手(?:致意)?|鞠躬|挥手|揭牌|揭幕|颁奖|授牌|剪彩)$/;
const ON_THE_SPOT = /^并(?:且)?(?:当场|实地|专程|特意|随即|随后|现场|亲自|当即|一一|转身|起身)[^，]*了/;
const AFTER_SPEECH = /^(?:说完|说罢|话音[未刚]落|说着|言罢|说到这里|讲到这里|随后|之后|会后|散会后|当天下午|次日)/;

/** Whether a clause goes on with the narrator's own story. */
export function isNarrator(clause: string): boolean {
  if (AFTER_SPEECH.test(clause) || ON_THE_SPOT.test(clause) || CEREMONY.test(clause)) return true;
  const match = NARRATOR.exec(clause);
  if (!match) return false;
  return match[0].endsWith('了') || /了/.test(clause.slice(match[0].length, match[0].length + 12));
}

/** Whom a reporter puts a question to behind what somebody else said: …，中方对此有何评论？ */
const ASKS_BACK =
  /^(?:请问|(?:对此|[您你]|贵[方国部司]|发言人|外交部|中方|部长|局长|司长|主任).{0,10}(?:有何|有什么|有没有|如何|怎么|怎样|是否|能否|可否|会不会))/;

export function asksBack(clause: string, separator: string): boolean {
  return /[？?]/.test(separator) && ASKS_BACK.test(clause);
}

/** What a condition leads to: 那就, 便. */
export const CONSEQUENCE = /^(?:那么?|就|便|则)/;

const COMMENT = /^(?:并|这(?:句|番|话|一|是|就|也|正)|此话|此言|对此)/;

/** Whether the clause at `index` is no part of words in marks that end before it. */
export function isOver(level: Level, clauses: readonly Clause[], index: number): boolean {
  const clause = clauses[index];
  if (!clause) return true;
  const words = level.text.slice(clause.start, clause.end);
  if (isNarrator(words) || COMMENT.test(words)) return true;
  const frame = clause.isQuote ? null : frameOf(level, clause, index + 1 < clauses.length);
  return frame !== null && (frame.subject?.speaker != null || isZeroSubject(level, clause, frame));
}
