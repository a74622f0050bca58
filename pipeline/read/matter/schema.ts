import { z } from 'zod';
import type { OfficialMeta } from '../../contract/index.ts';
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

/** The parts of an official document around its text: GB/T 9704-2012 § 7. */
const official = z
  .strictObject({
    issuer: text,
    number: text,
    copyNumber: text,
    classification: text,
    urgency: text,
    signatory: text,
    copyTo: text,
    printedBy: text,
    printedOn: date,
  })
  .partial();

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
  official: official.transform((parts) => parts as OfficialMeta),
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
  official:
    'parts of an official document, such as `number: 临政办〔2025〕10号`: `issuer`, `number`, `copyNumber`, `classification`, `urgency`, `signatory`, `copyTo`, `printedBy`, `printedOn`',
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
