import { describe, expect, it } from 'vitest';
import { findQuotations } from '../../../pipeline/annotate/remarks/index.ts';

const SPEAKERS = [
  'She',
  'Mary Lund',
  'Mr. Novak',
  'Lee Chen, 41,',
  'Tom Reyes, the harbour master,',
  'Finance Minister Anna Berg',
  'A spokesman for the port',
  'The World Health Organization',
  'Researchers at the University of Wexley',
  'Some members of the committee',
];
const VERBS = [
  'said',
  'added',
  'warned',
  'noted',
  'conceded',
  'predicted',
  'reiterated',
  'pointed out',
  'later admitted',
];
const CLAUSES = [
  'prices rose by a tenth in March',
  'demand remains weak',
  'most schools lack clean water',
  'water levels fell sharply last week',
  'nobody knows the answer',
  'it had no record of the call',
  'that the bridge will open in May',
];

function found(text: string): string {
  return findQuotations([{ id: 'p', text }], { language: 'en' })
    .flatMap(({ quotations }) => quotations)
    .map((one) => {
      if (one.type !== 'remark') return one.type;
      const words = one.content?.text ?? one.fragments?.map((part) => part.text).join(' ');
      return `${one.source?.text}|${one.cue?.text}|${words}`;
    })
    .join();
}

const bare = (speaker: string) => speaker.replace(/,$/, '');
const cueOf = (verb: string) => verb.replace('later ', '');
/** The speaker in the middle of a sentence. */
const inside = (speaker: string) => speaker.replace(/^(?:A|The|She|Some|Researchers)\b/, (word) => word.toLowerCase());

describe('speakers and verbs in every order', () => {
  it.each(VERBS)('before a clause without marks: %s', (verb) => {
    const cases = SPEAKERS.flatMap((speaker) => CLAUSES.map((clause) => [speaker, clause] as const));
    const wrong = cases.filter(
      ([who, words]) => found(`${who} ${verb} ${words}.`) !== `${bare(who)}|${cueOf(verb)}|${words}`,
    );
    expect(wrong).toEqual([]);
  });

  it.each(VERBS)('around words in marks: %s', (verb) => {
    const [first, whole, second] = ['“We are not there yet,”', '“We are not there yet.”', '“but we are close.”'];
    const wrong = SPEAKERS.flatMap((who) => {
      const name = inside(who);
      const told = `${bare(name)}|${cueOf(verb)}`;
      const cases: [text: string, wanted: string][] = [
        [`${who} ${verb}: ${whole}`, `${bare(who)}|${cueOf(verb)}|${whole}`],
        [`${who} ${verb}, ${whole}`, `${bare(who)}|${cueOf(verb)}|${whole}`],
        [`${first} ${name} ${verb}.`, `${told}|${first}`],
        [`${first} ${name} ${verb}, ${second}`, `${told}|${first} ${second}`],
        [`The bridge will open in May, ${name} ${verb}.`, `${told}|The bridge will open in May`],
      ];
      return cases.filter(([text, wanted]) => found(text) !== wanted);
    });
    expect(wrong).toEqual([]);
  });
});
