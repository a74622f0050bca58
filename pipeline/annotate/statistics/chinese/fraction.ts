import type { Operator, Statistic, StatisticKind } from '../../../contract/statistic.ts';
import { compare, type Decimal, decimal, format, quotient } from '../decimal.ts';
import { spanOf } from '../mention.ts';
import { quantity } from '../statistic.ts';
import { digitAt, readDigits } from './numeral.ts';
import type { Paragraph } from './paragraph.ts';

const WIN = /战胜|击败|获胜|取胜|负于|不敌|比分|完胜|大胜|险胜|扳平|逼平|战平|惜败/;

/** 百分之五, 三分之二, 1/3, 一半, 半数, 过半. The statistic covers its own words; operators are put around it. */
export function readFraction(p: Paragraph, at: number, op?: Operator): Statistic | undefined {
  return partsOf(p, at) ?? slash(p, at) ?? half(p, at, op);
}

function partsOf(p: Paragraph, at: number): Statistic | undefined {
  const whole = p.numeral(at);
  if (!whole || whole.spread || whole.form === 'string' || !p.text.startsWith('分之', whole.end)) return undefined;
  const part = p.numeral(whole.end + 2);
  if (!part || part.form === 'string' || whole.value.coefficient === 0n) return undefined;
  const denominator = format(whole.value);
  const percent = denominator === '100' || denominator === '1000';
  const base = statistic(p, at, part.end, percent ? 'percent' : 'fraction');
  base.numberSpan = spanOf(p.text, percent ? part.start : at, part.end);
  if (percent) {
    const text = p.text.slice(at, whole.end + 2);
    base.unit = { text, kind: 'ratio', code: denominator === '100' ? 'percent' : 'permille' };
    base.unitSpan = spanOf(p.text, at, whole.end + 2);
    if (part.high) {
      Object.assign(base, {
        min: format(part.value),
        minInclusive: true,
        max: format(part.high),
        maxInclusive: part.spread === 'pair',
      });
      return base;
    }
    base.value = format(part.value);
    base.precision = part.precision;
    return base;
  }
  return withParts(base, part.value, whole.value);
}

/** 1/3: two short whole numbers, not a date. */
function slash(p: Paragraph, at: number): Statistic | undefined {
  if (digitAt(p.text, at) < 0 || '/.0123456789'.includes(p.text[at - 1] || ' ')) return undefined;
  const above = readDigits(p.text, at);
  if (p.text[above.end] !== '/' || digitAt(p.text, above.end + 1) < 0 || above.digits.length > 3) return undefined;
  const below = readDigits(p.text, above.end + 1);
  if (below.digits.length > 3 || above.decimals + below.decimals > 0 || '/.-'.includes(p.text[below.end] || ' '))
    return undefined;
  const [a, b] = [decimal(above.digits), decimal(below.digits)];
  if (compare(a, b) >= 0) return undefined;
  return withParts(statistic(p, at, below.end, 'fraction'), a, b);
}

const HALVES: Readonly<Record<string, StatisticKind>> = {
  一半: 'fraction',
  半数: 'percent',
  过半数: 'percent',
  过半: 'percent',
  五五开: 'ratio',
};

function half(p: Paragraph, at: number, op?: Operator): Statistic | undefined {
  const sign = p.text[at];
  const word = Object.keys(HALVES)
    .filter((w) => p.text.startsWith(w, at))
    .sort((a, b) => b.length - a.length)[0];
  if (word === '一半')
    return '另其'.includes(p.text[at - 1] || ' ')
      ? undefined
      : withParts(statistic(p, at, at + 2, 'fraction'), decimal('1'), decimal('2'));
  if (word && word !== '五五开') {
    const out = percentOfHalf(statistic(p, at, at + word.length, 'percent'));
    if (word.startsWith('过')) Object.assign(out, { op: '>', min: '50', minInclusive: false });
    return out;
  }
  // 近半企业, 超半: only under an operator.
  if (sign === '半' && op && !/[年月天日个小公导径岛夜]/.test(p.text[at + 1] ?? ' '))
    return percentOfHalf(statistic(p, at, at + 1, 'percent'));
  return undefined;
}

function percentOfHalf(out: Statistic): Statistic {
  return { ...out, value: '50' };
}

/** 3∶1, 3比1, 3:1. A clock time has two digits behind the colon and is read before this. */
export function readRatio(p: Paragraph, at: number): Statistic | undefined {
  const first = p.numeral(at);
  if (!first || first.spread || first.form === 'string' || first.scale !== undefined) return undefined;
  const sign = p.text[first.end] ?? ' ';
  if (!'∶:：比'.includes(sign)) return undefined;
  const second = p.numeral(first.end + 1);
  if (!second || second.spread || second.form !== first.form || second.scale !== undefined) return undefined;
  const colon = sign === ':' || sign === '：';
  if (colon && (first.form === 'han' || second.end - second.start > 2)) return undefined;
  // 5.0∶37.3∶57.7: shares of more than two have no one value.
  const third = sign === '∶' || sign === '比' ? p.numeral(second.end + 1) : undefined;
  if (third?.form === first.form && p.text[second.end] === sign) return statistic(p, at, third.end, 'ratio');
  if (second.value.coefficient < 0n || p.text[second.end] === sign) return undefined;
  const clause = p.text.slice(p.clauseStart(at), p.clauseEnd(second.end));
  const out = statistic(p, at, second.end, WIN.test(clause) ? 'score' : 'ratio');
  return second.value.coefficient === 0n
    ? { ...out, numerator: format(first.value), denominator: '0' }
    : withParts(out, first.value, second.value);
}

function withParts(out: Statistic, numerator: Decimal, denominator: Decimal): Statistic {
  const value = format(quotient(numerator, denominator));
  return { ...out, value, numerator: format(numerator), denominator: format(denominator) };
}

function statistic(p: Paragraph, start: number, end: number, kind: StatisticKind): Statistic {
  return quantity(p.text, start, end, { kind }, { rule: `zh/${kind}`, confidence: 0.95 });
}
