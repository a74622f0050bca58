import type { Check, Finding } from './check.ts';
import { type Figure, labelOf, quantities, type Reading, type Sentence } from './passage.ts';
import { alike, distance, exactOf, more, slackOf, sumOf } from './value.ts';

interface Statement {
  sentence: Sentence;
  figure: Figure;
}

/** The whole that a document speaks of: only then does the same label mean the same thing. */
const WHOLE = /^(?:全[国省市区县州校院馆年]|我[国省市区县]|本[省市区县校院馆])/;
const FILLER = /(?:已|共|约|总计|累计|达到?|为|是|有|到)+$/;
const COMPARED = /[比较]|其中|同期|每|新增/;

/**
 * One figure stated twice with different values. Two are the same where label, unit and time are:
 * the label begins with the whole that is meant, and both sentences name the same time or both none.
 */
export const duplicate = {
  rule: 'check/duplicate',
  defaultSeverity: 'warn',
  find: (reading) => {
    const first = new Map<string, Statement>();
    return reading.passages.flatMap(({ sentences }) =>
      sentences.flatMap((sentence) =>
        quantities(sentence).flatMap((figure): Finding[] => {
          const key = keyOf(reading, sentence, figure);
          if (key === undefined) return [];
          const earlier = first.get(key);
          if (!earlier) first.set(key, { sentence, figure });
          return earlier && earlier.sentence !== sentence && differ(earlier.figure, figure)
            ? [findingOf({ sentence, figure }, earlier)]
            : [];
        }),
      ),
    );
  },
} satisfies Check;

/** What a figure says something of: its label, time, kind and unit; `undefined` where that is not plain. */
export function keyOf(reading: Reading, sentence: Sentence, figure: Figure): string | undefined {
  const { statistic } = figure;
  if (!statistic.unit || statistic.change?.form === 'delta' || !exactOf(figure)) return undefined;
  const label = labelOf(sentence, figure).replace(/\s/g, '').replace(FILLER, '');
  if (label.length < 4 || !WHOLE.test(label) || COMPARED.test(label) || /\d/.test(label)) return undefined;
  const times = sentence.figures.filter((one) => one.statistic.class === 'temporal');
  const named = times.map((one) => one.statistic.edtf ?? one.statistic.text);
  // Without a time in the sentence, a section of its own may give one.
  if (named.length === 0 && datedSections(reading)) return undefined;
  return [
    label,
    named.join(' '),
    statistic.kind,
    statistic.unit.code ?? statistic.unit.text,
    statistic.entity?.text,
  ].join('|');
}

const sections = new WeakMap<Reading, boolean>();

function datedSections(reading: Reading): boolean {
  const known = sections.get(reading);
  if (known !== undefined) return known;
  const dated = reading.passages.some(
    ({ segment, sentences }) =>
      /heading/i.test(segment.role) &&
      sentences.some(({ figures }) => figures.some(({ statistic }) => statistic.class === 'temporal')),
  );
  sections.set(reading, dated);
  return dated;
}

/** Whether the same thing cannot have been printed as both: 412万 and 411.9万 agree. */
function differ(a: Figure, b: Figure): boolean {
  const [one, two] = [exactOf(a), exactOf(b)];
  return (
    one !== undefined && two !== undefined && alike(a, b) && more(distance(one, two), sumOf([slackOf(a), slackOf(b)]))
  );
}

function findingOf({ sentence, figure }: Statement, earlier: Statement): Finding {
  const said = earlier.figure.statistic.text;
  return {
    reason: `Unexpected \`${figure.statistic.text}\`, expected \`${said}\` as before`,
    note: 'Correct the one that is wrong, or say in which way they differ.',
    at: sentence.passage.place(figure.start, figure.end),
    other: {
      ...earlier.sentence.passage.place(earlier.figure.start, earlier.figure.end),
      reason: `Stated here as \`${said}\``,
    },
  };
}
