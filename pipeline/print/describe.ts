import type { PdfMetadata } from './finish.ts';
import { dict, type Pdf, Text } from './pdf/index.ts';
import { writeXmp } from './xmp.ts';

/** The day of a PDF that has none: the clock would make each build differ. */
const NO_DATE = new Date('2000-01-01T00:00:00Z');

/**
 * Says what a document is, in its information dictionary and in XMP.
 *
 * @param more Further properties of the XMP.
 */
export function describe(pdf: Pdf, metadata: PdfMetadata, more: readonly string[] = []): void {
  const { title, authors, subject, keywords, language, creator } = metadata;
  const { catalog, info } = pdf;
  const date = dateOf(metadata.date);
  info.set('/Title', Text.of(title));
  if (authors.length > 0) info.set('/Author', Text.of(authors.join(', ')));
  if (subject !== undefined) info.set('/Subject', Text.of(subject));
  if (keywords.length > 0) info.set('/Keywords', Text.of(keywords.join(', ')));
  info.set('/Creator', Text.of(creator));
  info.set('/CreationDate', Text.ofDate(date));
  info.set('/ModDate', Text.ofDate(date));
  catalog.set('/Lang', Text.of(language));
  catalog.set('/ViewerPreferences', dict({ '/DisplayDocTitle': true }));
  writeXmp(pdf, metadata, date, more);
}

export function dateOf(text: string | undefined): Date {
  if (text === undefined) return NO_DATE;
  const date = /^\d{1,12}$/.test(text) && text.length !== 4 ? new Date(Number(text) * 1000) : new Date(text);
  return Number.isNaN(date.getTime()) ? NO_DATE : date;
}
