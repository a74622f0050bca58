const DIGITS = '〇一二三四五六七八九';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const FORMS: readonly [pattern: RegExp, read: (...groups: string[]) => [year: number, month: number, day: number]][] = [
  [/(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/u, (y, m, d) => [Number(y), Number(m), Number(d)]],
  [
    /([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/u,
    (y, m, d) => [year(y), han(m), han(d)],
  ],
  [/(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/, (y, m, d) => [Number(y), Number(m), Number(d)]],
  [/(\d{1,2})(?:st|nd|rd|th)?\s+([A-Z][a-z]{2,8})\.?,?\s+(\d{4})/, (d, m, y) => [Number(y), month(m), Number(d)]],
  [/([A-Z][a-z]{2,8})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/, (m, d, y) => [Number(y), month(m), Number(d)]],
];

/** A calendar date in a line of a title block. */
export interface FoundDate {
  /** ISO 8601. */
  iso: string;
  start: number;
  end: number;
}

/** The first calendar date of a line, if it names a day that exists. */
export function findDate(line: string): FoundDate | undefined {
  for (const [pattern, read] of FORMS) {
    const match = pattern.exec(line);
    if (!match) continue;
    const [y, m, d] = read(...match.slice(1));
    const date = new Date(Date.UTC(y, m - 1, d));
    if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) continue;
    const iso = date.toISOString().slice(0, 10);
    return { iso, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

function year(text: string): number {
  return Number([...text].map((sign) => Math.max(0, DIGITS.indexOf(sign.replace(/[○零]/, '〇')))).join(''));
}

function han(text: string): number {
  const [tens = '', ones] = text.split('十');
  if (ones === undefined) return DIGITS.indexOf(tens);
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones));
}

function month(text: string): number {
  return MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}
