import type { Attributes } from 'xastscript';

type Form = readonly [pattern: RegExp, attributes: (...groups: string[]) => Attributes];

const DAY = String.raw`\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?`;
const exactly = (pattern: string) => new RegExp(`^(?:${pattern})$`);

/**
 * Forms of EDTF and what they are in `att.datable.w3c`, whose dates are those of XML Schema.
 * Quarters are 33 to 36 in EDTF level 2.
 */
const FORMS: readonly Form[] = [
  [exactly(`(${DAY})`), (when = '') => ({ when })],
  [exactly(String.raw`(\d{4}-\d\d-\d\dT\d\d:\d\d)`), (when = '') => ({ when: `${when}:00` })],
  [exactly(String.raw`(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)`), (when = '') => ({ when })],
  [exactly(`(${DAY})/(${DAY})`), (from = '', to = '') => ({ from, to })],
  [exactly(String.raw`(${DAY})/(?:\.\.)?`), (from = '') => ({ from })],
  [exactly(String.raw`(?:\.\.)?/(${DAY})`), (to = '') => ({ to })],
  [exactly(String.raw`(\d{3})X`), (decade) => ({ from: `${decade}0`, to: `${decade}9` })],
  [exactly(String.raw`(\d\d)XX`), (century) => ({ from: `${century}00`, to: `${century}99` })],
  [exactly(String.raw`(\d{4})-(3[3-6])`), (year = '', quarter) => months(year, Number(quarter) - 33)],
];

/** A date without its year: XML Schema has types for those, EDTF does not. The last is a time of day. */
const YEARLESS: readonly Form[] = [
  [/^XXXX-(\d\d-\d\d)$/, (day) => ({ when: `--${day}` })],
  [/^XXXX-(\d\d)$/, (month) => ({ when: `--${month}` })],
  [/^XXXXT(\d\d:\d\d)$/, (time) => ({ when: `${time}:00` })],
];

function months(year: string, quarter: number): Attributes {
  const month = (number: number) => `${year}-${String(number).padStart(2, '0')}`;
  return { from: month(quarter * 3 + 1), to: month(quarter * 3 + 3) };
}

/**
 * The date attributes for a date: `when`, or `from` and `to`. What XML Schema has no form for, such
 * as a season, is kept as it is in `when-custom`; without a resolved date `timex` gives what was printed.
 */
export function dateAttributes(edtf: string | undefined, timex: string | undefined): Attributes {
  // Whether a date is approximate (~) or uncertain (?) is not in its form but in its digits.
  const plain = edtf?.replaceAll(/[~?%]/g, '');
  const value = plain ?? timex;
  if (value === undefined) return {};
  for (const [pattern, attributes] of plain === undefined ? YEARLESS : FORMS) {
    const found = pattern.exec(value);
    if (found) return { ...attributes(...found.slice(1)), ...(plain !== edtf && { precision: 'low' }) };
  }
  return { 'when-custom': value.replaceAll(/\s+/g, '_') };
}
