import type { Check, Finding } from './check.ts';
import { type Bounds, differenceOf, type Movement, movementsOf, relativeOf, within } from './movement.ts';
import type { Sentence } from './passage.ts';
import { add, alike, compare, decimal, exactOf, format, multiply, shift, ZERO } from './value.ts';

/** A growth, or a fall, that does not follow from the two levels it is given for. */
export const growth = {
  rule: 'check/growth',
  defaultSeverity: 'error',
  find: ({ passages }) =>
    passages.flatMap(({ sentences }) =>
      sentences.flatMap((sentence) => movementsOf(sentence).flatMap((movement) => judge(sentence, movement) ?? [])),
    ),
} satisfies Check;

function judge(sentence: Sentence, movement: Movement): Finding | undefined {
  const { from, to, delta } = movement;
  const readings = readingsOf(movement);
  if (readings.length === 0) return undefined;
  const fits = readings.some(({ bounds }) => within(delta, bounds));
  const { direction } = delta.statistic.change ?? {};
  const moved = compare(exactOf(to) ?? ZERO, exactOf(from) ?? ZERO);
  const wrongWay = (direction === 'up' && moved < 0) || (direction === 'down' && moved > 0);
  if (fits && !wrongWay) return undefined;
  const { passage } = sentence;
  const [first, last] = from.start < to.start ? [from, to] : [to, from];
  const levels = `from \`${from.statistic.text}\` to \`${to.statistic.text}\``;
  return {
    reason: wrongWay
      ? `Unexpected \`${delta.statistic.change?.cue.text}\` ${levels}, expected the other direction`
      : `Unexpected \`${delta.statistic.text}\` ${levels}, expected about ${readings.map(({ shown }) => shown).join(' or ')}`,
    note: 'Correct the difference or one of the levels.',
    at: passage.place(delta.start, delta.end),
    other: { ...passage.place(first.start, last.end), reason: 'The two levels' },
  };
}

interface ReadingOf {
  bounds: Bounds;
  shown: string;
}

/** What the difference may be: in the unit of the levels, in per cent of the first, or a multiple of it. */
function readingsOf(movement: Movement): ReadingOf[] {
  const { from, delta } = movement;
  const relative = relativeOf(movement);
  const unit = delta.statistic.unit?.code;
  const percent = from.statistic.unit?.code === 'percent';
  const difference = { bounds: differenceOf(movement), shown: middle(differenceOf(movement)) };
  if (unit === 'pp') return percent ? [{ ...difference, shown: `${difference.shown} percentage points` }] : [];
  if (unit === 'percent') {
    const parts = relative ? [{ bounds: relative, shown: `${middle(relative)} %` }] : [];
    // Per cent in place of percentage points is a fault with a rule of its own.
    return percent && within(delta, difference.bounds) ? [] : parts;
  }
  if (delta.statistic.kind === 'multiple') return relative ? multiples(relative) : [];
  return alike(from, delta) ? [difference] : [];
}

/** 增长1.5倍 is by one and a half times; many write it for the level reached. Both are let pass. */
function multiples({ low, high }: Bounds): ReadingOf[] {
  const by = { low: shift(low, -2), high: shift(high, -2) };
  const to = { low: add(by.low, decimal('1')), high: add(by.high, decimal('1')) };
  return [by, to].map((bounds) => ({ bounds, shown: `${middle(bounds)} times` }));
}

/** The middle of an interval, to at most two decimals. */
function middle({ low, high }: Bounds): string {
  const { coefficient, exponent } = multiply(add(low, high), decimal('0.5'));
  if (exponent >= -2) return format({ coefficient, exponent });
  const step = 10n ** BigInt(-2 - exponent);
  return format({ coefficient: (coefficient + step / 2n) / step, exponent: -2 });
}
