import type { Check } from './check.ts';
import { differenceOf, movementsOf, relativeOf, within } from './movement.ts';

/** The difference of two percentages is in percentage points: 由14.8%降至9.3%，下降5.5个百分点. */
export const percentagePoint = {
  rule: 'check/percentage-point',
  defaultSeverity: 'error',
  find: ({ passages }) =>
    passages.flatMap(({ sentences }) =>
      sentences.flatMap((sentence) =>
        movementsOf(sentence).flatMap((movement) => {
          const { from, to, delta } = movement;
          const percent = [from, delta].every(({ statistic }) => statistic.unit?.code === 'percent');
          if (!percent || !within(delta, differenceOf(movement))) return [];
          const relative = relativeOf(movement);
          if (relative && within(delta, relative)) return [];
          const { text } = delta.statistic;
          const { passage } = sentence;
          return [
            {
              reason: `Unexpected \`${text}\` from \`${from.statistic.text}\` to \`${to.statistic.text}\`, expected percentage points`,
              note: 'Write the unit of a difference between percentages: 个百分点, percentage points.',
              at: passage.place(delta.start, delta.end),
              other: {
                ...passage.place(Math.min(from.start, to.start), Math.max(from.end, to.end)),
                reason: 'The two levels',
              },
            },
          ];
        }),
      ),
    ),
} satisfies Check;
