import type { Check } from './check.ts';
import { quantities } from './passage.ts';

/** A number that neither a unit nor a noun follows. Off by default: indices have none either. */
export const unitLost = {
  rule: 'check/unit-lost',
  defaultSeverity: 'off',
  find: ({ passages }) =>
    passages.flatMap(({ sentences, place }) =>
      sentences.flatMap((sentence) =>
        quantities(sentence)
          .filter(({ statistic }) => !statistic.unit && !statistic.entity && statistic.kind === 'count')
          .map(({ statistic, start, end }) => ({
            reason: `Unexpected number \`${statistic.text}\` without a unit, expected one or a noun`,
            note: 'Say what is counted or measured.',
            at: place(start, end),
          })),
      ),
    ),
} satisfies Check;
