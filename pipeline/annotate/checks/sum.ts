import type { Check, Finding } from './check.ts';
import { between, type Figure, labelOf, quantities, type Sentence } from './passage.ts';
import {
  add,
  alike,
  compare,
  type Decimal,
  distance,
  exactOf,
  more,
  printedLike,
  slackOf,
  sumOf,
  ZERO,
} from './value.ts';

/** 合计 sums up what precedes it, unless a wider scope or another time stands between. */
const TOTAL =
  /^[^。]{0,12}(?:合计|共计|总计)(?:约|为|达)?$|^[，,]?\s*(?:[两三四五]者|以上|上述)?(?:一共|总共|共)$|^, (?:[a-z ]{0,16})?(?:a total of|in total|totall?ing|for a total of) ?$/;
const OTHER_SCOPE = /[全各]|累计|目前|截至|已|计划|其他|其余|连同|加上|另/;
const AMONG = /其中|\bof which\b|\bincluding\b/;
const REMAINDER = /(?:其余|剩余)(?:的|为)?$/;
/** Averages, rates and extremes have no parts. */
const NO_PARTS = /均|率|价|每|最|指数|单|密度/;
/** How far back parts are looked for, figures: keeps the whole linear. */
const MOST_PARTS = 20;
const EXTENSIVE = new Set(['count', 'money']);

/** Parts and totals of one sentence, within the precision that they are printed with. */
export const sum = {
  rule: 'check/sum',
  defaultSeverity: 'error',
  find: ({ passages }) =>
    passages.flatMap(({ sentences }) =>
      sentences.flatMap((sentence) => {
        const figures = quantities(sentence);
        return figures.flatMap(
          (_, at) =>
            total(sentence, figures, at) ?? among(sentence, figures, at) ?? remainder(sentence, figures, at) ?? [],
        );
      }),
    ),
} satisfies Check;

/** 3.1亿、2.2亿和0.9亿立方米，合计6.2亿立方米. */
function total(sentence: Sentence, figures: readonly Figure[], at: number): Finding | undefined {
  const [whole, last] = [figures[at], figures[at - 1]];
  if (!whole || !last) return undefined;
  const words = between(sentence, last, whole);
  if (!TOTAL.test(words) || OTHER_SCOPE.test(words) || whole.statistic.change) return undefined;
  const value = exactOf(whole);
  if (!value) return undefined;
  const parts: Figure[] = [];
  let [reached, slack] = [ZERO, slackOf(whole)];
  for (let i = at - 1; i >= Math.max(0, at - MOST_PARTS); i--) {
    const part = figures[i];
    if (!part || !adds(part, whole)) break;
    if (parts[0] && /其中|[比较]/.test(between(sentence, part, parts[0]))) return undefined;
    parts.unshift(part);
    reached = add(reached, exactOf(part) ?? ZERO);
    slack = add(slack, slackOf(part));
    // What stands before the parts may be of the same unit: any run of them that fits is right.
    if (parts.length > 1 && !more(distance(reached, value), slack)) return undefined;
  }
  if (parts.length < 2) return undefined;
  return finding(sentence, whole, parts, `the sum of its parts, \`${shown(parts, whole)}\``);
}

/** 共100人，其中教师120人. */
function among(sentence: Sentence, figures: readonly Figure[], at: number): Finding | undefined {
  const [part, before] = [figures[at], figures[at - 1]];
  if (!part || !before || !AMONG.test(between(sentence, before, part))) return undefined;
  const whole = figures
    .slice(Math.max(0, at - MOST_PARTS), at)
    .findLast((figure) => figure.statistic.change?.form !== 'delta');
  const [a, b] = [whole && exactOf(whole), exactOf(part)];
  if (!whole || !a || !b || !adds(part, whole) || !EXTENSIVE.has(whole.statistic.kind)) return undefined;
  if (NO_PARTS.test(labelOf(sentence, whole)) || NO_PARTS.test(between(sentence, whole, part))) return undefined;
  if (!more(b, add(a, add(slackOf(whole), slackOf(part))))) return undefined;
  const { passage } = sentence;
  return {
    reason: `Unexpected part \`${part.statistic.text}\` of \`${whole.statistic.text}\`, expected no more than the whole`,
    note: 'Correct the part or the whole.',
    at: passage.place(part.start, part.end),
    other: { ...passage.place(whole.start, whole.end), reason: 'The whole' },
  };
}

/** 共378处，已完成241处，其余137处: three figures, the first of them the whole. */
function remainder(sentence: Sentence, figures: readonly Figure[], at: number): Finding | undefined {
  const rest = figures[at];
  if (!rest || !REMAINDER.test(labelOf(sentence, rest)) || !EXTENSIVE.has(rest.statistic.kind)) return undefined;
  const same = figures
    .slice(Math.max(0, at - MOST_PARTS), at + 1)
    .filter((figure) => adds(figure, rest) || figure === rest);
  const [whole, part, last] = same;
  if (!whole || !part || last !== rest || same.length > 3 || fits([part, rest], whole)) return undefined;
  const [a, b] = [exactOf(whole), exactOf(part)];
  if (!a || !b || compare(a, b) < 0 || NO_PARTS.test(labelOf(sentence, whole))) return undefined;
  return finding(sentence, whole, [part, rest], `the sum of its parts, \`${shown([part, rest], whole)}\``);
}

function finding(sentence: Sentence, whole: Figure, parts: readonly Figure[], expected: string): Finding {
  const { passage } = sentence;
  const [from, to] = [parts[0]?.start ?? whole.start, parts.at(-1)?.end ?? whole.end];
  return {
    reason: `Unexpected total \`${whole.statistic.text}\`, expected ${expected}`,
    note: 'Correct the total or the part that is wrong, or name the parts that are missing.',
    at: passage.place(whole.start, whole.end),
    other: { ...passage.place(from, to), reason: `The parts: ${parts.map((p) => p.statistic.text).join(' + ')}` },
  };
}

const adds = (part: Figure, whole: Figure): boolean =>
  alike(part, whole) &&
  exactOf(part) !== undefined &&
  exactOf(whole) !== undefined &&
  part.statistic.change?.form !== 'delta';

function fits(parts: readonly Figure[], whole: Figure): boolean {
  const value = exactOf(whole);
  const slack = sumOf([...parts, whole].map(slackOf));
  return value !== undefined && !more(distance(sumOf(valuesOf(parts)), value), slack);
}

const valuesOf = (parts: readonly Figure[]): Decimal[] => parts.flatMap((part) => exactOf(part) ?? []);

/** The sum in the scale and unit that the total is printed in. */
function shown(parts: readonly Figure[], whole: Figure): string {
  return printedLike(sumOf(valuesOf(parts)), whole);
}
