import { VFileMessage } from 'vfile-message';
import { FATAL, type Fact, type GalleyDocument, type RuleLevels } from '../../contract/index.ts';
import { keyOf } from './duplicate.ts';
import { quantities, readDocument } from './passage.ts';
import { add, decimal, distance, exactOf, format, more, slackOf } from './value.ts';

/** A time that the key names: without one, two reports may speak of two years. */
const DATED = /\|\d{4}[^|]*\|/;

/**
 * What a document states in a way that another one could contradict: the whole that it speaks of (全市)
 * is that of the organisation which it says it is from, so a document that names none states nothing.
 */
export function factsOf(document: GalleyDocument): Fact[] {
  const { organisation } = document.meta;
  if (organisation === undefined) return [];
  const reading = readDocument(document);
  return reading.passages.flatMap(({ sentences }) =>
    sentences.flatMap((sentence) =>
      quantities(sentence).flatMap((figure): Fact[] => {
        const key = keyOf(reading, sentence, figure);
        const value = exactOf(figure);
        if (key === undefined || !value || !DATED.test(key)) return [];
        const { file, position } = sentence.passage.place(figure.start, figure.end);
        return [
          {
            key: `${organisation}|${key}`,
            text: figure.statistic.text,
            value: format(value),
            slack: format(slackOf(figure)),
            file: document.files[file]?.path ?? '',
            position,
          },
        ];
      }),
    ),
  );
}

/** Facts of different documents that cannot both be right; each later one against the first that states it. */
export function inconsistencies(documents: readonly (readonly Fact[])[], levels: RuleLevels = {}): VFileMessage[] {
  const level = levels['check/inconsistent'] ?? 'warn';
  if (level === 'off') return [];
  const first = new Map<string, { fact: Fact; document: number }>();
  const messages: VFileMessage[] = [];
  for (const [document, facts] of documents.entries()) {
    for (const fact of facts) {
      const earlier = first.get(fact.key);
      if (!earlier) first.set(fact.key, { fact, document });
      else if (earlier.document !== document && differ(earlier.fact, fact))
        messages.push(message(fact, earlier.fact, level));
    }
  }
  return messages;
}

function differ(a: Fact, b: Fact): boolean {
  return more(distance(decimal(a.value), decimal(b.value)), add(decimal(a.slack), decimal(b.slack)));
}

function message(fact: Fact, earlier: Fact, level: 'info' | 'warn' | 'error'): VFileMessage {
  const options = { ruleId: 'check/inconsistent', source: 'galley' };
  const cause = new VFileMessage(`Stated here as \`${earlier.text}\``, { ...options, place: earlier.position });
  cause.file = earlier.file;
  const reason = `Unexpected \`${fact.text}\`, expected \`${earlier.text}\` as in \`${earlier.file}\``;
  const found = new VFileMessage(reason, { ...options, place: fact.position, cause });
  const note = 'Correct the one that is wrong, or say in which way they differ.';
  return Object.assign(found, { file: fact.file, note, fatal: FATAL[level] });
}
