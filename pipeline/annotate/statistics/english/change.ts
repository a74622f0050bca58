import type { Change, Statistic } from '../../../contract/statistic.ts';
import { Lexicon, words } from '../../lexicon.ts';
import { spanOf } from '../mention.ts';

const RISE =
  'rose rise rises risen rising grew grow grows grown growing increased increase increases increasing climbed climb climbing jumped jump surged surge surging gained gain soared expanded expand expanding advanced added up higher improved growth improvement widening rebounded strengthened widened accelerated spike spiked raised raise raising boosted';
const FALL =
  'fell fall falls fallen falling dropped drop drops dropping declined decline declines declining decreased decrease decreases decreasing down shrank shrink shrunk contracted contract contraction slipped plunged plunge slid lower lost reduced reduce reducing cut cuts cutting eased slowed slows slow slowing weakened tumbled narrowed slumped plummeted lowered slashed narrowing';
const REACH = 'reached reach reaches hit hits totaled totalled amounted stood';

type Way = 'up' | 'down' | null;
const CUES = new Lexicon<{ way: Way }>([
  ...words(RISE).map((w) => [w, { way: 'up' as Way }] as const),
  ...words(FALL).map((w) => [w, { way: 'down' as Way }] as const),
  ...words(REACH).map((w) => [w, { way: null as Way }] as const),
]);

const BETWEEN =
  /(?: by| to| of| at| from|,)?(?: an? (?:[a-z]+ )?(?:annual|annuali[sz]ed|average|monthly|quarterly|yearly) (?:annual )?rate of)?(?: an?| another| only| just| a further)?\s*$/;
const NOUN_CUE =
  /^(?:[ -](?:year-on-year|annual|sharp|steep|further|cumulative))?\s(increase|rise|growth|gain|jump|surge|decrease|decline|drop|fall|reduction|cut|contraction|expansion|higher|lower|(?:more|less|fewer)(?= than\b))\b/i;
const BASELINE =
  /^(?: (?:higher|lower|more|less|up|down))? ?(?:from|compared (?:with|to)|over|than|on|against)(?: (?:in|at|on|that of))? ((?:the |a |an )?(?:same period (?:of |in )?(?:last year|\d{4}|a year earlier)|(?:previous|prior|preceding|last|past) (?:year|month|quarter|week)|(?:year|month|quarter) (?:earlier|ago|before)|\d{4}|(?:last|the previous) [A-Z][a-z]+|[A-Z][a-z]+(?: \d{4})?))/;
const BASIS: readonly [RegExp, NonNullable<Change['basis']>][] = [
  [
    /year[- ]on[- ]year|year[- ]over[- ]year|\byoy\b|y\/y|a year earlier|(?:previous|last|prior) year|same period/i,
    'yoy',
  ],
  [/month[- ]on[- ]month|month[- ]over[- ]month|(?:previous|last|prior) month|a month earlier/i, 'mom'],
  [/quarter[- ]on[- ]quarter|quarter[- ]over[- ]quarter|(?:previous|last|prior) quarter|a quarter earlier/i, 'qoq'],
];

/** A 5 percent increase. */
function nounChange(text: string, at: number, noun: string): Change {
  const down = /^(?:decrease|decline|drop|fall|reduction|cut|contraction|lower|less|fewer)$/i.test(noun);
  return { direction: down ? 'down' : 'up', form: 'delta', cue: spanOf(text, at, at + noun.length) };
}

/** Raised the target range by 25 basis points: the verb stands before its object. */
function verbBefore(text: string, end: number, from: number) {
  const start = Math.max(from, end - 48);
  for (let at = end; at > start; at -= 1) {
    if (/[.;:,!?]/.test(text[at - 1] ?? ' ')) return undefined;
    const cue = text[at] === ' ' ? CUES.endingAt(text, at, start) : undefined;
    if (cue && cue.value.way !== null && !/[A-Za-z]/.test(text[cue.start - 1] ?? ' ')) return cue;
  }
  return undefined;
}

/** Made up 54 percent: the verb is another. */
function isParticle(text: string, at: number, word: string): boolean {
  return (
    word === 'up' &&
    /\b(?:mak(?:e|es|ing)|made|take|takes|taking|took|taken|set) $/.test(text.slice(Math.max(0, at - 8), at))
  );
}

/** How a figure moved: rose 5 percent, fell to 3, a 5 percent increase; the baseline behind it. */
export function changeOf(text: string, statistic: Statistic, from: number): Change | undefined {
  const before = text.slice(Math.max(from, statistic.start - 24), statistic.start);
  const link = BETWEEN.exec(before)?.[0] ?? '';
  const end = statistic.start - link.length;
  const cue = CUES.endingAt(text, end, Math.max(0, from));
  const clear = cue && !/[A-Za-z]/.test(text[cue.start - 1] ?? ' ') && !isParticle(text, cue.start, cue.word);
  let change: Change | undefined;
  if (cue && clear) {
    const level = cue.value.way === null || (/^ (?:to|at)\b/.test(link) && !/ rate of/.test(link));
    if (/^ from\b/.test(link)) return undefined;
    change = { direction: cue.value.way, form: level ? 'level' : 'delta', cue: spanOf(text, cue.start, cue.end) };
  } else {
    const verb = /^ by\b/.test(link) ? verbBefore(text, end, from) : undefined;
    const noun = verb ? null : NOUN_CUE.exec(text.slice(statistic.end, statistic.end + 40));
    if (verb) change = { direction: verb.value.way, form: 'delta', cue: spanOf(text, verb.start, verb.end) };
    else if (!noun?.[1]) return undefined;
    else change = nounChange(text, statistic.end + noun[0].length - noun[1].length, noun[1]);
  }
  const after = text.slice(statistic.end, statistic.end + 60);
  const compared = BASELINE.exec(after);
  if (compared?.[1]) {
    const start = statistic.end + compared[0].length - compared[1].length;
    change.baseline = spanOf(text, start, start + compared[1].length);
  }
  const clause = /^[^.;]*/.exec(after)?.[0] ?? '';
  const basis = BASIS.find(([pattern]) => pattern.test(clause.slice(0, 40)))?.[1];
  if (basis) change.basis = basis;
  return change;
}
