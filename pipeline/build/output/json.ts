/** Data as JSON that people can read. */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
