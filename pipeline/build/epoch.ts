import { Failure } from '../contract/index.ts';

/** The last second that a date of four digits can name. */
const LAST = 253_402_300_799;

/**
 * Reads `SOURCE_DATE_EPOCH`: whole seconds since 1970 that stand for the time of the build.
 * (https://reproducible-builds.org/specs/source-date-epoch/)
 */
export function sourceDateEpoch(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (seconds <= LAST) return seconds;
  throw new Failure(
    'usage/source-date-epoch',
    `Unexpected \`${value}\` for SOURCE_DATE_EPOCH, expected whole seconds since 1970`,
    {
      note: 'Set it to the output of `git log -1 --format=%ct`, or unset it.',
    },
  );
}

/** ISO 8601 calendar date, UTC. */
export const isoDate = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
