import type { Check, Finding } from './check.ts';
import type { Figure, Sentence } from './passage.ts';

const DAY = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?$/;
/** What has happened cannot have happened after the document was written. */
const PAST = /^[，,\s]*[^，,；的]{0,6}(?:已经?|曾|累计)[^的]*$|\b(?:were|was|had)\b/;
const FUTURE = /将|拟|计划|规划|预计|预期|力争|目标|届时|到|前|起|will\b|by\b|until\b|plan/;

/** Periods that end before they begin, and past events of a later day than the document's. */
export const period = {
  rule: 'check/period',
  defaultSeverity: 'error',
  find: ({ document, passages }) =>
    passages.flatMap(({ sentences }) =>
      sentences.flatMap((sentence) =>
        sentence.figures.flatMap(
          (figure) => backwards(sentence, figure) ?? tooLate(sentence, figure, document.meta.date) ?? [],
        ),
      ),
    ),
} satisfies Check;

function backwards({ passage }: Sentence, { statistic, start, end }: Figure): Finding | undefined {
  const [from = '', to = '', ...more] = statistic.edtf?.split('/') ?? [];
  const [first, last] = [edge(from, 'start'), edge(to, 'end')];
  if (statistic.class !== 'temporal' || more.length > 0 || !first || !last || first <= last) return undefined;
  return {
    reason: `Unexpected period \`${statistic.text}\`, from ${from} to ${to}, expected one that ends after it begins`,
    note: 'Turn the dates round, or correct the one that is wrong.',
    at: passage.place(start, end),
  };
}

/** 截至2026年3月1日，已完成…, in a document of 2025. */
function tooLate(sentence: Sentence, figure: Figure, day: string | undefined): Finding | undefined {
  const { statistic, start, end } = figure;
  const { passage } = sentence;
  const first = edge(statistic.edtf ?? '', 'start');
  // A date without its year was given one by the document's own date: it says nothing against it.
  if (statistic.kind !== 'date' || !first || !day || first <= day || !/\d{4}/.test(statistic.text)) return undefined;
  const before = passage.text.slice(Math.max(sentence.start, start - 12), start);
  const after = passage.text.slice(end, Math.min(sentence.end, end + 12));
  if (!PAST.test(after) || FUTURE.test(before) || FUTURE.test(after)) return undefined;
  return {
    reason: `Unexpected day \`${statistic.text}\` of something past, expected one up to the document's date, ${day}`,
    note: "Correct the date in the text, or the document's own.",
    at: passage.place(start, end),
  };
}

/** The first or last day of a plain EDTF date, as a string that compares. */
function edge(edtf: string, side: 'start' | 'end'): string | undefined {
  const [, year, month, day] = DAY.exec(edtf) ?? [];
  if (year === undefined) return undefined;
  const [firstMonth, firstDay] = side === 'start' ? ['01', '01'] : ['12', '31'];
  return `${year}-${month ?? firstMonth}-${day ?? firstDay}`;
}
