import { add, compare, integer, negate, shift } from '../decimal.ts';
import { toleranceAt } from '../tolerance.ts';
import { type Amount, partOf, readAmount } from './amount.ts';
import type { EnglishParagraph } from './paragraph.ts';
import { YEAR } from './plausible.ts';

export interface Place {
  start: number;
  end: number;
}

/** A number, or the two ends of a range. */
export interface Numbers {
  low: Amount;
  high?: Amount;
  /** The sign of a range that is stated by its middle: 20 ± 2. */
  tolerance?: Place;
}

/** The number at a place, or a range; `lead` is the word from or between before it. */
export function readRange(p: EnglishParagraph, at: number, lead: string): Numbers | undefined {
  const sign = toleranceAt(p.text, at);
  if (sign) return withTolerance(p, at, sign);
  const low = partOf(p, at) ?? readAmount(p, at + lead.length);
  if (!low) return undefined;
  const between = toleranceAt(p.text, low.end) ?? toleranceAt(p.text, low.end + 1);
  if (between) return withTolerance(p, at, between, low);
  const high = readUpper(p, low, lead.trim().toLowerCase());
  return { low, ...(high && { high }) };
}

/** ±3 points, 20 ± 2 °C: from so much less to so much more. */
function withTolerance(p: EnglishParagraph, start: number, tolerance: Place, middle?: Amount): Numbers | undefined {
  const by = readAmount(p, tolerance.end);
  if (!by || by.numeral.high || middle?.numeral.high) return undefined;
  const value = middle?.value ?? integer(0);
  const low = { ...(middle ?? by), start, value: add(value, negate(by.value)) };
  return { low, high: { ...by, value: add(value, by.value) }, tolerance };
}

/** The second number of a range: between 5 and 7 percent, 5-7%, 10 to 15 days. */
function readUpper(p: EnglishParagraph, low: Amount, lead: string): Amount | undefined {
  if (low.numeral.high || low.numeral.hedge) return undefined;
  const joint = (lead === 'between' ? /^ and /i : /^(?: to | ?[-–—~] ?)/i).exec(p.text.slice(low.end, low.end + 5));
  if (!joint) return undefined;
  // Fell €120 million to €1.1 billion: a difference, and what was reached.
  if (!lead && joint[0] === ' to ' && low.unit?.value.kind === 'money' && p.changesBefore(low.start)) return undefined;
  // Rose 12% from 4.2 million to 4.7 million: two levels.
  const from = low.start - 'from '.length;
  if (!lead && joint[0] === ' to ' && p.lower.startsWith('from ', from) && p.changesBefore(from)) return undefined;
  const high = readAmount(p, low.end + joint[0].length);
  // The 20 years to 2023.
  if (low.unit?.value.kind === 'duration' && high && YEAR.test(p.text.slice(high.start, high.end))) return undefined;
  if (!high || high.numeral.high) return undefined;
  const { scale } = high.numeral;
  // From 1.3 billion in 2010 to 1.4 billion.
  if (
    !low.unit &&
    YEAR.test(p.text.slice(low.start, low.end)) &&
    (scale !== undefined || /\bin $/.test(p.text.slice(Math.max(0, low.start - 3), low.start)))
  )
    return undefined;
  const spread =
    (!low.unit || low.unit.start < low.numeral.start) && scale !== undefined && low.numeral.scale === undefined
      ? shift(low.value, scale)
      : low.value;
  const value = compare(spread, high.value) < 0 ? spread : low.value;
  // Rose by about 21,000 to 1.6m: a difference, and what was reached.
  const isDifference = !lead && joint[0] === ' to ' && BY.test(p.text.slice(Math.max(0, low.start - 20), low.start));
  if (isDifference && compare(shift(value, 1), high.value) < 0) return undefined;
  if (compare(value, high.value) >= 0) return undefined;
  if (low.unit && high.unit && low.unit.value.kind !== high.unit.value.kind) return undefined;
  low.value = value;
  if (!high.unit && low.unit) high.unit = low.unit;
  return high;
}

const BY = /\bby (?:[a-z]+ ){0,2}$/;
