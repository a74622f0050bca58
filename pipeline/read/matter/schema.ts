import { z } from 'zod';
import { sourcesOf, sourcesSchema } from '../sources.ts';

const text = z.string().trim().min(1).max(2_000);
const names = z.union([z.array(text).max(200), text.transform((name) => [name])]);

/** A day that exists, as ISO 8601 writes it. */
const date = z.iso.date();

const language = z.string().refine(isLanguage, 'a BCP 47 language tag such as `zh-Hans-CN`');

/** `keywords: 防汛, 供水` and a list are the same. */
const keywords = z.union([
  z.array(text).max(200),
  text.transform((line) =>
    line
      .split(/[,，、;；]/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
]);

/** What a document may say of itself. Nothing here sets configuration: a document is not trusted. */
export const matterSchema = {
  title: text,
  subtitle: text,
  author: names,
  authors: names,
  organisation: text,
  date,
  language,
  description: text,
  keywords,
  sources: sourcesSchema.transform(sourcesOf),
} satisfies Record<string, z.ZodType>;

/** What each key expects, for messages. */
export const expectations: Record<keyof typeof matterSchema, string> = {
  title: 'text',
  subtitle: 'text',
  author: 'a name or a list of names',
  authors: 'a name or a list of names',
  organisation: 'text',
  date: 'a calendar date such as `2026-04-13`',
  language: 'a BCP 47 language tag such as `zh-Hans-CN`',
  description: 'text',
  keywords: 'a list of words',
  sources: 'keys with titles, such as `bulletin: Statistical bulletin 2025`',
};

export type Matter = { [K in keyof typeof matterSchema]?: z.output<(typeof matterSchema)[K]> };

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
