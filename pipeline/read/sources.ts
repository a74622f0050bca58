import { z } from 'zod';
import type { CitedSource } from '../contract/index.ts';

const text = z.string().trim().min(1).max(2_000);

/** What is said of a work; links lead to the web or nowhere. */
const work = z.strictObject({
  title: text,
  author: text.optional(),
  publisher: text.optional(),
  date: text.optional(),
  url: text.regex(/^https?:\/\//, 'an address that begins with `https://`').optional(),
});

/** `sources:` of front matter and side files: a title, or a title with author, publisher, date and address. */
export const sourcesSchema = z.record(text, z.union([work, text.transform((title) => ({ title }))]));

/** The works of a checked `sources:` map, in its order. */
export function sourcesOf(map: z.output<typeof sourcesSchema>): CitedSource[] {
  return Object.entries(map).map(([key, { title, ...rest }]) => ({ key, title, ...rest }) as CitedSource);
}
