import type { Operator, Statistic } from '../../../contract/statistic.ts';
import { between, bounded, magnitude, odd } from '../bounds.ts';
import { add, compare, type Decimal, integer, negate, shift } from '../decimal.ts';
import { type Match, type Mention, type Rule, spanOf } from '../mention.ts';
import { toleranceAt } from '../tolerance.ts';
import { type Amount, readAmount, readHalf } from './amount.ts';
import { BARE_OPERATORS, distantOperator, isLatest, MORE, prefix, readAfter } from './around.ts';
import type { Around, Core } from './core.ts';
import { nounAfter } from './entity.ts';
import { readFraction, readRatio } from './fraction.ts';
import { NUMERAL_OPENINGS } from './han-numeral.ts';
import { digitAt } from './numeral.ts';
import { OPERATOR_OPENINGS, operatorAfter } from './operators.ts';
import { type Paragraph, REACH } from './paragraph.ts';
import { isQuantity, isYear } from './plausible.ts';

/** A quantity: [operator][number or range][hedge][unit][operator]. */
export const quantity: Rule<Paragraph> = {
  opens: [...OPERATOR_OPENINGS, ...Object.keys(BARE_OPERATORS), ...NUMERAL_OPENINGS, ...'半过-−－﹣±+正'],
  find: findQuantity,
};

function findQuantity(p: Paragraph, at: number): Match | undefined {
  const before = prefix(p, at);
  const from = before.span ? p.pastSpace(before.span.end) : at;
  const special = readFraction(p, from, before.op) ?? readRatio(p, from);
  if (special) return finish(p, special, before);
  const core = readCore(p, from);
  if (!core || !isQuantity(p, core, before)) return undefined;
  return build(p, core, isLatest(p, core, before) ? { start: core.start } : before);
}

function readCore(p: Paragraph, at: number): Core | undefined {
  const sign = toleranceAt(p.text, at);
  if (sign) return withTolerance(p, at, sign);
  const amount = readHalf(p, at) ?? readAmount(p, at);
  if (!amount) return undefined;
  const between = toleranceAt(p.text, p.pastSpace(amount.end));
  if (between) return withTolerance(p, at, between, amount);
  const to = readUpper(p, amount);
  return { start: at, end: to?.end ?? amount.end, amount, ...(to ? { to } : {}) };
}

/** ±3个百分点, 20±2℃: from so much less to so much more. */
function withTolerance(p: Paragraph, start: number, tolerance: NonNullable<Core['tolerance']>, middle?: Amount) {
  const by = readAmount(p, tolerance.end);
  if (!by || [middle, by].some((amount) => amount?.hedge || amount?.high)) return undefined;
  if (middle?.unit && middle.unit.unit.text !== by.unit?.unit.text) return undefined;
  const value = middle?.value ?? integer(0);
  const amount = { ...(middle ?? by), value: add(value, negate(by.value)) };
  return { start, end: by.end, amount, to: { ...by, value: add(value, by.value) }, tolerance };
}

const SEPARATORS = '～~—–-－−─至到';

/** The second number of a range: 15～20家, 5%—7%, 三至五年. */
function readUpper(p: Paragraph, low: Amount): Amount | undefined {
  if (low.hedge || low.high) return undefined;
  let at = p.pastSpace(low.end);
  const sign = p.text[at] ?? ' ';
  if (!SEPARATORS.includes(sign) && !(sign === '和' || sign === '与')) return undefined;
  const closes = sign === '和' || sign === '与';
  at = p.pastSpace(p.text[at + 1] === sign && !closes ? at + 2 : at + 1);
  if (digitAt(p.text, at) < 0 && p.numeral(at) === undefined) return undefined;
  const high = readAmount(p, at);
  if (!high || high.hedge || high.high) return undefined;
  if (closes && !p.text.startsWith('之间', high.end)) return undefined;
  if (low.unit && low.unit.unit.text !== high.unit?.unit.text) return undefined;
  const first = spreadScale(low, high);
  if (compare(first, high.value) >= 0) return undefined;
  low.value = first;
  return high;
}

/** 3—5万元: the multiplier and the tenths of the second number hold for the first, if it has none of its own. */
function spreadScale(low: Amount, high: Amount): Decimal {
  let value = low.value;
  if (!low.unit && high.unit?.unit.code === 'percent' && '成折'.includes(high.unit.unit.text)) value = shift(value, 1);
  if (low.unit || low.numeral.scale || !high.numeral.scale) return value;
  const scaled = shift(value, high.numeral.scale);
  return compare(scaled, high.value) < 0 ? scaled : value;
}

function build(p: Paragraph, core: Core, prefixed: Around): Match | undefined {
  const { amount } = core;
  const before = prefixed.span ? prefixed : { ...distantOperator(p, core.start), start: core.start };
  const unit = core.to?.unit ?? amount.unit;
  const after = readAfter(p, core, unit !== undefined);
  const around: Around = after && !prefixed.span ? { start: core.start, op: after.value, span: after } : before;
  const end = after?.end ?? core.end;
  const hedge = amount.hedge ?? (after && MORE.has(after.word) ? after : undefined);
  const bounds = boundsOf(core, around.op, hedge !== undefined);
  const statistic: Statistic = {
    start: prefixed.start,
    end,
    text: p.text.slice(prefixed.start, end),
    type: 'statistic',
    class: 'quantity',
    kind: unit?.kind ?? 'count',
    op: bounds.op,
    numberSpan: spanOf(p.text, amount.numeral.start, (core.to ?? amount).numeral.end),
    operatorSpan: null,
    unit: unit?.unit ?? null,
    unitSpan: unit ? spanOf(p.text, unit.unitStart, unit.end) : null,
    entity: null,
    property: null,
    change: null,
    rule: unit ? `zh/${unit.kind}` : 'zh/number',
    confidence: unit ? 0.95 : 0.6,
  };
  Object.assign(statistic, bounds);
  const operator = around.span ?? core.tolerance ?? hedge;
  if (operator) statistic.operatorSpan = spanOf(p.text, operator.start, operator.end);
  if (amount.numeral.scale !== undefined) statistic.scale = amount.numeral.scale;
  if (!amount.high && !core.to) statistic.precision = amount.numeral.precision;
  if (unit?.unit.text === '番') asDoublings(statistic, amount);
  const mention: Mention = { statistic };
  if (
    amount.numeral.form === 'han' &&
    p.text.slice(amount.start, core.end).startsWith('一') &&
    isOne(core) &&
    !around.op
  ) {
    if ((unit?.kind === 'count' && unit.unit.text !== '番') || unit?.kind === 'score') mention.indefinite = true;
    if (unit?.kind === 'duration' && isLooseTime(p, core)) mention.indefinite = true;
  }
  if (!unit && !asCounted(p, mention, core, around)) return undefined;
  if (unit && !unit.quasi && unit.unit.kind === 'classifier' && p.text.startsWith('两', core.start)) {
    if ('国岸'.includes(unit.unit.text)) statistic.salience = 'low';
  }
  if (unit?.unit.text === '国' && p.text.startsWith('两', core.start)) statistic.salience = 'low';
  return { end, mentions: [mention] };
}

function isOne({ amount, to }: Core): boolean {
  return (
    !to && !amount.hedge && compare(amount.value, integer(1)) === 0 && amount.numeral.end - amount.numeral.start === 1
  );
}

/** 这一年, 每一天, 新的一年: no length of time is stated. */
function isLooseTime(p: Paragraph, core: Core): boolean {
  const before = p.text.slice(Math.max(0, core.start - 2), core.start);
  return (
    /(?:[这那每有某新同前后另哪任第初逐隔整上下头末另]|新的|不平凡的)$/.test(before) ||
    p.text[core.end] === p.text[core.end - 1]
  );
}

function boundsOf({ amount, to, tolerance }: Core, op: Operator | undefined, hedged: boolean) {
  if (to) return between(op ?? (tolerance ? '~' : '='), amount.value, to.value);
  const { spread } = amount.numeral;
  if (amount.high && spread === 'pair') return between(op ?? '=', amount.value, amount.high);
  if (amount.high && spread === 'magnitude') return magnitude(amount.value, amount.high);
  if (amount.high) {
    const by = add(amount.high, { coefficient: -amount.value.coefficient, exponent: amount.value.exponent });
    return odd(amount.value, by);
  }
  if (amount.about) return bounded('~', amount.value);
  return hedged ? odd(amount.value) : bounded(op ?? '=', amount.value);
}

/** 翻两番 is four times as much. */
function asDoublings(statistic: Statistic, amount: Amount): void {
  const times = Number(amount.value.coefficient) * 10 ** amount.value.exponent;
  if (!Number.isInteger(times) || times < 1 || times > 20) return;
  statistic.value = String(2 ** times);
  statistic.kind = 'multiple';
  statistic.unit = { text: '番', kind: 'ratio' };
}

/** A number without a unit counts a noun behind it (14亿人民), or waits for the unit of its list. */
function asCounted(p: Paragraph, mention: Mention, core: Core, around: Around): boolean {
  const { statistic } = mention;
  const { numeral, hedge } = core.amount;
  const plain = numeral.form === 'han' && numeral.scale === undefined && !hedge && !numeral.spread;
  const each = numeral.bare && p.text[numeral.start - 1] === '每';
  if (plain && !around.op && !core.to && !each) return false;
  const noun = nounAfter(p, core.end, p.clauseEnd(core.end, REACH), numeral.scale !== undefined);
  const yearLike = isYear(core.amount) && !around.op && !hedge;
  if (noun && !yearLike && noun.text.length >= 2 && !/^[级号期届线环强后版章节式型类代]/.test(noun.text)) {
    statistic.entity = noun;
    return true;
  }
  if (core.to) return false;
  mention.bare = true;
  return true;
}

/** Puts the operators around a fraction or a ratio. */
function finish(p: Paragraph, core: Statistic, before: Around): Match {
  const after = operatorAfter(p.text, core.end);
  const end = after?.end ?? core.end;
  const statistic: Statistic = { ...core, ...spanOf(p.text, before.start, end) };
  const op = before.op ?? after?.value;
  const span = before.span ?? after;
  const { value } = core;
  if (op && value !== undefined && core.min === undefined) {
    statistic.op = op;
    if (op.startsWith('>')) Object.assign(statistic, { min: value, minInclusive: op === '>=' });
    if (op === '<' || op === '<=') Object.assign(statistic, { max: value, maxInclusive: op === '<=' });
  }
  if (span) statistic.operatorSpan = spanOf(p.text, span.start, span.end);
  return { end, mentions: [{ statistic }] };
}
