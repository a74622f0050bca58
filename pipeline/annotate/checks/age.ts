import type { Check, Finding } from './check.ts';
import type { Figure, Sentence } from './passage.ts';

/** A year of birth: 生于1956年, 1956年3月出生, born in 1956, born on 3 March 1956. */
const BORN =
  /(?:出?生于|born (?:in|on)(?: [\w ,]{1,20}?)?)\s*((?:1[6-9]|20)\d\d)|((?:1[6-9]|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生(?=[，。；、于]))/gi;
/** An age in the document's own year, and one at a death. */
const NOW = /(?:现年|今年|今年已经?)$|, aged? $|\bis (?:now )?$/i;
const AT_DEATH = /(?:享年|终年|终年仅|时年)$|\b(?:died|dies|dead)\b.{0,24}\b(?:aged|at|at the age of) $/i;

/** An age that does not follow from the year of birth that its sentence gives. */
export const age = {
  rule: 'check/age',
  defaultSeverity: 'error',
  find: ({ document, passages }) =>
    passages.flatMap(({ sentences }) =>
      sentences.flatMap((sentence) => {
        const ages = sentence.figures.filter(({ statistic }) => statistic.kind === 'age' && statistic.op === '=');
        const [only, more] = ages;
        return only && !more ? (judge(sentence, only, document.meta.date) ?? []) : [];
      }),
    ),
} satisfies Check;

function judge(sentence: Sentence, figure: Figure, day: string | undefined): Finding | undefined {
  const { passage, start, end } = sentence;
  const text = passage.text.slice(start, end);
  const births = [...text.matchAll(BORN)];
  const [birth] = births;
  const born = Number(birth?.[1] ?? birth?.[2]);
  if (births.length !== 1 || !birth || !Number.isInteger(born)) return undefined;
  const before = passage.text.slice(Math.max(start, figure.start - 40), figure.start);
  const year = AT_DEATH.test(before) ? yearOfDeath(sentence, born) : NOW.test(before) ? Number(day?.slice(0, 4)) : NaN;
  const years = Number(figure.statistic.value);
  // Before the birthday one year less, counted in the old way one year more.
  if (!Number.isInteger(year) || !Number.isInteger(years) || Math.abs(year - born - years) <= 1) return undefined;
  const at = start + birth.index;
  return {
    reason: `Unexpected age \`${figure.statistic.text}\` in ${year} of somebody born in ${born}, expected about ${year - born}`,
    note: 'Correct the age, the year of birth, or the date of the document.',
    at: passage.place(figure.start, figure.end),
    other: { ...passage.place(at, at + birth[0].length), reason: 'The year of birth' },
  };
}

/** The one other year that the sentence names. */
function yearOfDeath({ figures }: Sentence, born: number): number {
  const years = figures
    .filter(({ statistic }) => statistic.class === 'temporal')
    .map(({ statistic }) => Number(/^\d{4}/.exec(statistic.edtf ?? '')?.[0]))
    .filter((year) => Number.isInteger(year) && year !== born);
  return new Set(years).size === 1 ? (years[0] ?? Number.NaN) : Number.NaN;
}
