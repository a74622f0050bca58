/** Names that stand before a figure: 甲、乙和丙等3个. */
export interface List {
  /** UTF-16 offsets into the text. */
  start: number;
  end: number;
  /** How many they are at least and at most: 和 joins two names or stands in one (发展和改革委员会). */
  least: number;
  most: number;
  /** The names after the first, whose beginning cannot be told from the words before it. */
  rest: string[];
  /** 等 or 在内的 follows: there may be more. */
  open: boolean;
}

const TAIL = /(?:等|在内的)?(?:一共|总共|合计|共|这)?$/;
const JOIN = /[和与及]/g;
const BOUNDARY = /[，。；：:;,！？!?\n—…]/;
const OPEN = '（(《〈「『“‘【';
const CLOSE = '）)》〉」』”’】';
/** Words before the first name, as far as one character tells. */
const LEAD = /^.*[在对由向同为是如括自给把将从了的]/;
/** Longest list that is looked at, characters: keeps the whole linear. */
const REACH = 600;

/**
 * The list that ends right before `end` and begins at `floor` or later; `undefined` where there is
 * none. Linear in its length.
 */
export function listBefore(text: string, end: number, floor = 0): List | undefined {
  const from = Math.max(floor, end - REACH);
  const tail = TAIL.exec(text.slice(from, end))?.[0] ?? '';
  const stop = end - tail.length;
  const cuts: [number, number][] = [];
  let depth = 0;
  let at = stop - 1;
  for (; at >= from; at--) {
    const character = text.charAt(at);
    if (CLOSE.includes(character)) depth += 1;
    else if (OPEN.includes(character)) {
      if (depth === 0) break;
      depth -= 1;
      // “甲”“乙” and 《甲》《乙》 need no mark between them.
      if (depth === 0 && at > from && CLOSE.includes(text.charAt(at - 1))) cuts.unshift([at, at]);
    } else if (depth > 0) continue;
    else if (character === '、') cuts.unshift([at, at + 1]);
    else if (BOUNDARY.test(character)) break;
  }
  // A list that began further back cannot be counted.
  if (depth > 0 || (at < from && from > 0)) return undefined;
  const begin = at + 1;
  const items = [begin, ...cuts.map(([, next]) => next)].map((start, i) => text.slice(start, cuts[i]?.[0] ?? stop));
  const joints = items.reduce((count, item) => count + [...item.slice(1, -1).matchAll(JOIN)].length, 0);
  if (items.some((item) => item.trim() === '') || items.length + joints < 2) return undefined;
  const [first = '', ...others] = items;
  const lead = LEAD.exec(first)?.[0].length ?? 0;
  return {
    start: begin + (lead < first.length ? lead : 0),
    end: stop,
    least: items.length,
    most: items.length + joints,
    rest: [...others.slice(0, -1), ...(others.at(-1)?.split(JOIN) ?? [])],
    open: /^[等在]/.test(tail),
  };
}
