import type { PDFDocument } from '@cantoo/pdf-lib';
import type { PdfMetadata } from './finish.ts';
import type { PdfLib } from './pdf-lib.ts';
import { writeXmp } from './xmp.ts';

/** The day of a PDF that has none: the clock would make each build differ. */
const NO_DATE = new Date('2000-01-01T00:00:00Z');

/**
 * Says what a document is, in its information dictionary and in XMP.
 *
 * @param more Further properties of the XMP.
 */
export function describe(
  document: PDFDocument,
  metadata: PdfMetadata,
  lib: PdfLib,
  more: readonly string[] = [],
): void {
  const date = dateOf(metadata.date);
  document.setTitle(metadata.title, { showInWindowTitleBar: true });
  if (metadata.authors.length > 0) document.setAuthor(metadata.authors.join(', '));
  if (metadata.subject !== undefined) document.setSubject(metadata.subject);
  if (metadata.keywords.length > 0) document.setKeywords([metadata.keywords.join(', ')]);
  document.setLanguage(metadata.language);
  document.setCreator(metadata.creator);
  document.setCreationDate(date);
  document.setModificationDate(date);
  writeXmp(document, metadata, date, lib, more);
}

export function dateOf(text: string | undefined): Date {
  if (text === undefined) return NO_DATE;
  const date = /^\d{1,12}$/.test(text) && text.length !== 4 ? new Date(Number(text) * 1000) : new Date(text);
  return Number.isNaN(date.getTime()) ? NO_DATE : date;
}

/** First and second half of the identifier are equal in a file that was never changed (14.4). */
export function identify(document: PDFDocument, hex: string, { PDFHexString }: PdfLib): void {
  document.context.trailerInfo.ID = document.context.obj([PDFHexString.of(hex), PDFHexString.of(hex)]);
}
