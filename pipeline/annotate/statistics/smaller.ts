/** The unit that is named behind another for the rest of a length of time, and how many of it make one. */
export const SMALLER: Readonly<Record<string, { code: string; factor: number }>> = {
  year: { code: 'month', factor: 12 },
  week: { code: 'day', factor: 7 },
  day: { code: 'hour', factor: 24 },
  hour: { code: 'minute', factor: 60 },
  minute: { code: 'second', factor: 60 },
};
