import type { Check, Finding } from './check.ts';
import { type List, listBefore } from './list-before.ts';
import { between, type Figure, type Sentence } from './passage.ts';

/** Words that count what was named, one by one. 批, 次 and 件 do not: 口罩、手套等2批 is no list of two. */
const COUNTING = /^[个国省市县区州镇乡村种类项位名家座条所点]$|^部门$/;
/** Nouns of a class: only before these is a list without 等 taken for one of all. */
const CLASS = /^(?:国家|地区|城市|省份|省区|区县|方面|部门|领域|环节|步骤|阶段|要素|维度|原则|特点|重点|关键)/;
const APPOSED = /^[国省市县区州镇乡]$/;
/** Characters of verbs and particles: a name with one in it is likely the end of one list and the start of another. */
const NO_NAME = /[的了在对将把为从向被使让给是有来跨含占达建设开展进入覆盖]|\d/;

/** A list of names against the number that sums it up, after the guideline's reading of 等 and 在内的. */
export const listCount = {
  rule: 'check/list-count',
  defaultSeverity: 'error',
  find: ({ passages }) =>
    passages.flatMap(({ sentences }) =>
      sentences.flatMap((sentence) =>
        sentence.figures.flatMap((figure, index) => judge(sentence, figure, sentence.figures[index - 1]) ?? []),
      ),
    ),
} satisfies Check;

function judge(sentence: Sentence, figure: Figure, before: Figure | undefined): Finding | undefined {
  const { statistic, start, end } = figure;
  const { passage } = sentence;
  if (statistic.class !== 'quantity' || !COUNTING.test(statistic.unit?.text ?? '')) return undefined;
  // Without a mark of a list since the last figure there is none.
  if (!/[、和与及”》]/.test(before ? between(sentence, before, figure) : passage.text.slice(sentence.start, start)))
    return undefined;
  const list = listBefore(passage.text, start, before?.end);
  if (!list || !sameShape(list)) return undefined;
  const stated = statedBy(figure);
  const closed = !list.open && namesClass(passage.text, figure) && evenShape(list);
  const tooMany = stated.most !== undefined && list.least > stated.most && (list.open || closed);
  const tooFew = closed && stated.exact !== undefined && list.most < stated.exact;
  if (!tooMany && !tooFew) return undefined;
  const listed = tooMany ? list.least : list.most;
  return {
    reason: `Unexpected ${listed} names before \`${statistic.text}\`, expected ${tooMany ? stated.most : stated.exact}`,
    note: tooMany
      ? 'Correct the figure, or take out what does not belong to the list.'
      : 'Name all of them, correct the figure, or put 等 behind the last name.',
    at: passage.place(start, end),
    other: { ...passage.place(list.start, list.end), reason: `The list of ${listed}` },
  };
}

/** The most that a figure allows, and the number itself where it is exact. */
function statedBy({ statistic: { op, value, max } }: Figure): { most?: number; exact?: number } {
  const number = Number(value);
  if (value === undefined || !Number.isSafeInteger(number)) return {};
  if (op === '=') return { most: number, exact: number };
  if (op === '<' || op === '<=') return { most: number };
  return op === '>' && max !== undefined ? { most: Math.ceil(Number(max)) - 1 } : {};
}

function namesClass(text: string, { statistic, end }: Figure): boolean {
  const unit = statistic.unit?.text ?? '';
  if (APPOSED.test(unit)) return !/^[\p{Script=Han}]*(?:级|长)/u.test(text.slice(end, end + 1));
  return (unit === '个' && CLASS.test(text.slice(end, end + 2))) || unit === '点';
}

/** Whether the names look like one list: of similar length, and nothing but names. */
function sameShape({ rest }: List): boolean {
  const lengths = rest.map((name) => name.length);
  return lengths.length > 0 && Math.max(...lengths) - Math.min(...lengths) <= 3 && !rest.some((n) => NO_NAME.test(n));
}

/** The same, where no 等 says that the list ends here. */
function evenShape({ rest }: List): boolean {
  const lengths = rest.map((name) => name.length);
  return rest.length > 1 && Math.max(...lengths) - Math.min(...lengths) <= 1;
}
