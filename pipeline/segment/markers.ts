/** A printed number at the beginning of a block. Offsets count in the block's text. */
export interface Marker {
  start: number;
  end: number;
  text: string;
  style: MarkerStyle;
  /** What it counts to; bullets have none. */
  value: number | undefined;
}

export type MarkerStyle =
  | 'chapter'
  | 'section'
  | 'han'
  | 'hanParenthesis'
  | 'roman'
  | 'decimal'
  | 'digit'
  | 'digitParenthesis'
  | 'circled'
  | 'letter'
  | 'ordinal'
  | 'is'
  | 'sequence'
  | 'bullet';

interface Style {
  /** Group 1 is the marker, group 2 its number. */
  pattern: RegExp;
  value(number: string): number | undefined;
  /** A short line of this style may be a heading on its own. */
  heading: boolean;
  /** A single short line of this style is a heading already. */
  official: boolean;
  /** A list of it may begin without a sentence that ends in a colon. */
  introduced: boolean;
}

const HAN = '[一二三四五六七八九十]{1,3}';

/**
 * The numbering of Chinese official texts, 一、（一）1.（1）① in this order (GB/T 9704-2012 § 7.3.3), the
 * words that count points in running text, and what English reports use.
 */
export const styles: Record<MarkerStyle, Style> = {
  chapter: {
    pattern: new RegExp(`^(第(${HAN}|\\d{1,2})(?:章|篇|编|部分))(?=[\\s、：:]|$)`, 'u'),
    value: number,
    heading: true,
    official: true,
    introduced: true,
  },
  section: {
    pattern: new RegExp(`^(第(${HAN}|\\d{1,2})节)(?=[\\s、：:]|$)`, 'u'),
    value: number,
    heading: true,
    official: true,
    introduced: true,
  },
  han: { pattern: new RegExp(`^((${HAN})、)`, 'u'), value: number, heading: true, official: true, introduced: true },
  hanParenthesis: {
    pattern: new RegExp(`^([（(](${HAN})[）)])`, 'u'),
    value: number,
    heading: true,
    official: true,
    introduced: true,
  },
  roman: { pattern: /^(([IVX]{1,4})\.)(?=\s)/, value: roman, heading: true, official: false, introduced: true },
  decimal: {
    pattern: /^(\d{1,2}(?:\.\d{1,2})*\.(\d{1,2}))(?=[\s\p{Script=Han}])(?!\s*[%％个万亿年月倍元])/u,
    value: number,
    heading: true,
    official: false,
    introduced: true,
  },
  digit: {
    pattern: /^((\d{1,2})(?:[.．](?!\d)|、))/,
    value: number,
    heading: true,
    official: false,
    introduced: false,
  },
  digitParenthesis: {
    pattern: /^([（(]?(\d{1,2})[）)])/,
    value: number,
    heading: true,
    official: false,
    introduced: false,
  },
  circled: {
    pattern: /^(([①-⑳]))/,
    value: (sign) => sign.charCodeAt(0) - 0x245f,
    heading: false,
    official: false,
    introduced: false,
  },
  letter: {
    pattern: /^(\(?([a-j])\))(?=\s)/,
    value: (sign) => sign.charCodeAt(0) - 0x60,
    heading: false,
    official: false,
    introduced: false,
  },
  ordinal: {
    pattern: new RegExp(`^(第(${HAN}))(?=[，,、：:])`, 'u'),
    value: number,
    heading: false,
    official: false,
    introduced: true,
  },
  is: { pattern: /^(([一二三四五六七八九十])是)/, value: number, heading: false, official: false, introduced: true },
  sequence: {
    pattern: /^((首先|其次|再次|最后|(?:First|Second|Third|Fourth|Fifth|Sixth)(?:ly)?|Finally|Lastly))(?=[，,])/,
    value: sequence,
    heading: false,
    official: false,
    introduced: true,
  },
  bullet: {
    pattern: /^(([•●▪◆■◇]|[-*](?=\s)))/,
    value: () => undefined,
    heading: false,
    official: false,
    introduced: false,
  },
};

/** The numbering that GB/T 9704 ranks: a style never stands inside one that is below it. */
const RANKED: readonly MarkerStyle[] = [
  'chapter',
  'section',
  'han',
  'hanParenthesis',
  'digit',
  'digitParenthesis',
  'circled',
];

/** Whether `inner` may be the numbering of points inside a point numbered in `outer`. */
export const mayStandIn = (inner: MarkerStyle, outer: MarkerStyle): boolean =>
  !RANKED.includes(inner) || !RANKED.includes(outer) || RANKED.indexOf(inner) > RANKED.indexOf(outer);

/** The marker that a text begins with. */
export function markerOf(text: string): Marker | undefined {
  for (const style of Object.keys(styles) as MarkerStyle[]) {
    const match = styles[style].pattern.exec(text);
    const [, marker, printed] = match ?? [];
    if (marker !== undefined && printed !== undefined) {
      return { start: 0, end: marker.length, text: marker, style, value: styles[style].value(printed) };
    }
  }
  return undefined;
}

/** Where the words behind a marker begin. */
export function wordsAfter(text: string, marker: Marker | undefined): number {
  const from = marker?.end ?? 0;
  return from + (/^[\s，,、：:.．]*/u.exec(text.slice(from))?.[0].length ?? 0);
}

const DIGITS = '一二三四五六七八九';

/** 1 to 99 in Arabic or Han numerals. */
function number(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens = '', ones] = text.split('十');
  if (ones === undefined) return DIGITS.indexOf(tens) + 1;
  return (tens === '' ? 1 : DIGITS.indexOf(tens) + 1) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones) + 1);
}

function roman(text: string): number {
  const values = [...text].map((letter) => ({ I: 1, V: 5, X: 10 })[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

const SEQUENCE: Readonly<Record<string, number>> = {
  首先: 1,
  其次: 2,
  再次: 3,
  First: 1,
  Second: 2,
  Third: 3,
  Fourth: 4,
  Fifth: 5,
  Sixth: 6,
};

/** Words that close a list, such as 最后, count to whatever comes next. */
function sequence(word: string): number | undefined {
  return SEQUENCE[word.replace(/ly$/, '')];
}
