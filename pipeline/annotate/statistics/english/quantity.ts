import type { Operator, Statistic } from '../../../contract/statistic.ts';
import { between, bounded, magnitude, odd } from '../bounds.ts';
import { type Match, nothing, spanOf } from '../mention.ts';
import type { Amount } from './amount.ts';
import { isBase, isDuring, isParticle, PREFIXES, suffix } from './around.ts';
import { opensWord } from './numeral.ts';
import type { EnglishParagraph } from './paragraph.ts';
import { holds, isAge, isFrequency, YEAR } from './plausible.ts';
import { type Place, readRange } from './range.ts';
import { signBefore } from './units.ts';

/** [operator][sign][number or range][hedge][unit][operator]. */
export function quantity(p: EnglishParagraph, at: number): Match | undefined {
  if (!opensWord(p.text, at) && !signBefore(p.text, at)) return undefined;
  if (isBase(p, at)) return nothing(p.numeral(at)?.end ?? at);
  const prefix = PREFIXES.at(p.lower, at);
  const spaced = prefix && /\s/.test(p.text[prefix.end] ?? '') && !isParticle(p, at, prefix.word) ? prefix : undefined;
  const from = spaced ? spaced.end + 1 : at;
  const lead = /^(?:between|from) /i.exec(p.text.slice(from, from + 8))?.[0] ?? '';
  const numbers = readRange(p, from, lead);
  if (!numbers) return undefined;
  const { low, high, tolerance } = numbers;
  if (spaced && isDuring(p, at, spaced.word, high ?? low)) return undefined;
  if (lead && !high) return undefined;
  if (lead && !high?.unit && YEAR.test(low.numeral.start >= 0 ? p.text.slice(low.numeral.start, low.numeral.end) : ''))
    return undefined;
  if (/^f/i.test(lead) && p.changesBefore(at)) return undefined;
  const end = high?.end ?? low.end;
  const after = suffix(p, end);
  const op = spaced?.value ?? after?.value;
  const unit = (high?.unit ?? low.unit)?.value;
  const statistic: Statistic = {
    ...spanOf(p.text, at, after?.end ?? end),
    type: 'statistic',
    class: 'quantity',
    kind: unit?.kind ?? 'count',
    ...boundsOf(low, high, op ?? (tolerance ? '~' : undefined)),
    ...(low.numeral.scale === undefined ? {} : { scale: low.numeral.scale }),
    ...(low.numeral.high || high ? {} : { precision: low.numeral.precision }),
    numberSpan: spanOf(p.text, low.numeral.start, (high ?? low).numeral.end),
    operatorSpan: operatorSpan(p, low, spaced ?? tolerance, after),
    unit: unit?.unit ?? null,
    unitSpan: null,
    entity: null,
    property: null,
    change: null,
    rule: `en/${unit?.kind ?? 'number'}`,
    confidence: unit ? 0.95 : 0.8,
  };
  if (unit?.kind === 'multiple' && isFrequency(p, statistic)) {
    Object.assign(statistic, { kind: 'count', unit: { text: unit.unit.text, kind: 'classifier' }, rule: 'en/count' });
  }
  if (after && /^(?:or|and) (?:older|younger)$/.test(after.word)) statistic.kind = 'age';
  const word = high?.unit ?? low.unit;
  if (word) statistic.unitSpan = spanOf(p.text, word.start, word.end);
  if (!unit && isAge(p.text, statistic)) {
    return {
      end: statistic.end,
      mentions: [{ statistic: { ...statistic, kind: 'age', rule: 'en/age', confidence: 0.9 } }],
    };
  }
  if (holds(p, statistic, low, op)) return { end: statistic.end, mentions: [{ statistic }] };
  // 40, 30 and 20 percent: it may share the unit of the next.
  const waits = low.numeral.form === 'digits' && !high && !YEAR.test(statistic.text);
  return waits ? { end: statistic.end, mentions: [{ statistic, bare: true }] } : undefined;
}

function operatorSpan(p: EnglishParagraph, low: Amount, before?: Place, after?: Place) {
  const span = before ?? after ?? low.numeral.hedge;
  return span ? spanOf(p.text, span.start, span.end) : null;
}

function boundsOf(low: Amount, high: Amount | undefined, op: Operator | undefined) {
  if (high) return between(op ?? '=', low.value, high.value);
  if (low.numeral.high) return magnitude(low.value, low.numeral.high);
  return low.numeral.hedge ? odd(low.value) : bounded(op ?? '=', low.value);
}
