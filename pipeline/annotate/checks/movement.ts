import { between, type Figure, quantities, type Sentence } from './passage.ts';
import {
  add,
  alike,
  type Decimal,
  decimal,
  distance,
  exactOf,
  more,
  multiply,
  quotient,
  slackOf,
  ZERO,
} from './value.ts';

/** Two levels and the difference that is given for them: 由2万增至5万，增长150%. */
export interface Movement {
  from: Figure;
  to: Figure;
  delta: Figure;
}

const FROM = /[由从]\s*$|\bfrom\s*$/;
const COMPARED = /^[，,]?\s*[比较][^，。；]{0,12}的$/;
/** Between the level reached and the difference only the word for it. */
const CUE =
  /^[，,]?\s*(?:(?:净|共|累计|总共|大幅|偏|分别)?\p{Script=Han}{0,4}|(?:up|down|a rise of|a fall of|an increase of|a decrease of))\s*(?:了)?\s*$/u;
const OF_A_FALL = /[降跌减]幅/;
/** A difference over another time, or of another thing. */
const OTHER = /均|同比|环比|[比较每]|其中|占|分别|累计/;

/** The movements of a sentence whose figures are exact and stand beside each other. */
export function movementsOf(sentence: Sentence): Movement[] {
  const figures = quantities(sentence);
  return figures.flatMap((delta, at) => {
    const ahead = levelsBehind(sentence, figures, at);
    if (ahead) return [ahead];
    const [a, b] = [figures[at - 2], figures[at - 1]];
    if (!a || !b || delta.statistic.change?.form !== 'delta' || !comparable(a, b)) return [];
    if (![a, b, delta].every((figure) => exactOf(figure))) return [];
    const words = between(sentence, b, delta);
    if (!CUE.test(words) || OTHER.test(words)) return [];
    const { passage } = sentence;
    const lead = passage.text.slice(Math.max(sentence.start, a.start - 8), a.start);
    const level = b.statistic.change?.form === 'level' && b.statistic.change.baseline?.text === a.statistic.text;
    // 降幅由12.6%收窄至9.4% is a rise of what fell.
    if (OF_A_FALL.test(lead)) return [];
    if (level && FROM.test(lead)) return [{ from: a, to: b, delta }];
    return COMPARED.test(between(sentence, a, b)) && !/[，,；]/.test(words) ? [{ from: b, to: a, delta }] : [];
  });
}

/** Rose 12% from 4.2 million to 4.7 million. */
function levelsBehind(sentence: Sentence, figures: readonly Figure[], at: number): Movement | undefined {
  const [delta, from, to] = figures.slice(at, at + 3);
  if (!delta || !from || !to || delta.statistic.change?.form !== 'delta' || !comparable(from, to)) return undefined;
  if (![delta, from, to].every((figure) => exactOf(figure))) return undefined;
  if (between(sentence, delta, from) !== ' from ' || between(sentence, from, to) !== ' to ') return undefined;
  return { from, to, delta };
}

/** Levels of one kind and unit; in English things are often counted without a word for them. */
function comparable(a: Figure, b: Figure): boolean {
  const [one, two] = [a.statistic, b.statistic];
  return alike(a, b) || (one.kind === two.kind && !one.unit && !two.unit && one.kind === 'count');
}

/** An interval that a value lies in. */
export interface Bounds {
  low: Decimal;
  high: Decimal;
}

const HUNDRED = decimal('100');

/** The difference of the levels, as far as their printed places tell it. */
export function differenceOf({ from, to }: Movement): Bounds {
  const value = distance(exactOf(from) ?? ZERO, exactOf(to) ?? ZERO);
  const slack = add(slackOf(from), slackOf(to));
  return { low: more(slack, value) ? ZERO : distance(value, slack), high: add(value, slack) };
}

/** The difference in per cent of the level before; `undefined` where that may be nothing. */
export function relativeOf(movement: Movement): Bounds | undefined {
  const base = exactOf(movement.from) ?? ZERO;
  const slack = slackOf(movement.from);
  if (!more(base, slack)) return undefined;
  const { low, high } = differenceOf(movement);
  return {
    low: quotient(multiply(low, HUNDRED), add(base, slack)),
    high: quotient(multiply(high, HUNDRED), distance(base, slack)),
  };
}

/** Whether a figure can stand for a value between the bounds, rounded or cut off. */
export function within(figure: Figure, { low, high }: Bounds): boolean {
  const value = exactOf(figure) ?? ZERO;
  const slack = multiply(slackOf(figure), decimal('2'));
  return !more(low, add(value, slack)) && !more(value, add(high, slack));
}
