/** People named in running text with an honorific or an office, or by full name with an apposition. */
import type { Mention } from '../resolve.ts';
import { readSource } from './read-source.ts';
import { TITLE } from './speakers.ts';

const NAMED = new RegExp(
  `(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.?|${TITLE})\\s+[A-Z][\\w’'-]*(?:\\s+[A-Z][\\w’'-]*){0,3}|[A-Z][a-z]+(?:\\s+[A-Z][a-z]+){1,2}(?=,\\s+(?:an?|the|\\d+|[a-z]))`,
  'g',
);

export function mentionsIn(text: string): Mention[] {
  return [...text.matchAll(NAMED)].flatMap((match) => {
    const start = match.index;
    const span = { start, end: start + match[0].length, text: match[0] };
    const { name, title, org, kind } = readSource(span);
    return name === null ? [] : [{ span, name, title, org, kind }];
  });
}
