import { createHash } from 'node:crypto';
import type { PDFDocument } from '@cantoo/pdf-lib';
import type { Attachment, PdfStandard } from '../contract/index.ts';
import { requireAccessible } from './accessible.ts';
import { markArtifacts } from './artifacts.ts';
import { attachFiles } from './attachments.ts';
import { refuseBlank } from './blank.ts';
import { writeDestinations } from './destinations.ts';
import { listFonts, type PrintedFont } from './fonts.ts';
import { cleanLinks, describeLinks } from './links.ts';
import { mendOutline } from './outline.ts';
import { setOutputIntent } from './output-intent.ts';
import type { Place } from './page-map.ts';
import { loadPdfLib, type PdfLib } from './pdf-lib.ts';
import { mendTags } from './roles.ts';
import { renumberStructure, sortStructureIds, withoutIdTree } from './structure-ids.ts';
import { writeXmp } from './xmp.ts';

/** What the PDF says of itself. */
export interface PdfMetadata {
  title: string;
  authors: string[];
  subject?: string;
  keywords: string[];
  /** BCP 47. */
  language: string;
  /** Name and version of the program: `Galley 0.1.0`. */
  creator: string;
  /** ISO 8601, or seconds since 1970 in figures. Without it, or where it is no date, a fixed day. */
  date?: string;
  /** What it claims to be. */
  standards?: readonly PdfStandard[];
  /** What travels inside it. */
  attachments?: readonly Attachment[];
}

/** The day of a PDF that has none: the clock would make each build differ. */
const NO_DATE = new Date('2000-01-01T00:00:00Z');

/**
 * Makes the browser's PDF ready to publish: metadata, language, dates and identifier that depend on
 * the document alone, in the information dictionary and as XMP, links that lead where they should, say so and are without the
 * address of the print, tags as PDF/UA-1 has them, the rest marked as artifacts, objects compressed.
 *
 * @param html The page that was printed.
 * @param map Where its anchors are.
 * @param front Pages before the text, which have roman numbers.
 *
 * Fails with `pdf/blank`, and with `pdf/not-accessible` where a standard is to be claimed and not met.
 */
export async function finish(
  printed: Uint8Array,
  metadata: PdfMetadata,
  html: string,
  map: Readonly<Record<string, Place>>,
  front: number,
): Promise<{ bytes: Uint8Array; fonts: PrintedFont[] }> {
  const lib = await loadPdfLib();
  const raw = renumberStructure(printed);
  const { PDFDocument, ParseSpeeds } = lib;
  const document = await PDFDocument.load(raw, { parseSpeed: ParseSpeeds.Fastest, updateMetadata: false });
  refuseBlank(document, lib);
  const fonts = listFonts(document, lib);
  sortStructureIds(document, lib);
  writeDestinations(document, map, lib);
  cleanLinks(document, lib);
  describeLinks(document, map, metadata.language, lib);
  mendOutline(document, html, lib);
  mendTags(document, lib);
  markArtifacts(document, lib);
  labelPages(document, front, lib);
  describe(document, metadata, lib);
  // PDF/A asks for the same structure.
  if (metadata.standards?.length) requireAccessible(document, lib);
  if (metadata.standards?.some((standard) => standard !== 'ua-1')) setOutputIntent(document, lib);
  await attachFiles(document, metadata.attachments ?? [], dateOf(metadata.date), lib);
  identify(document, identifier(raw, metadata), lib);
  const bytes = await document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
  return { bytes, fonts };
}

/** The numbers that readers show and jump to are those that are printed (ISO 32000-1, 12.4.2). */
function labelPages(document: PDFDocument, front: number, { PDFName }: PdfLib): void {
  const { context, catalog } = document;
  const arabic = context.obj({ S: 'D' });
  const ranges = front > 0 ? [0, context.obj({ S: 'r' }), front, arabic] : [0, arabic];
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: ranges }));
}

function describe(document: PDFDocument, metadata: PdfMetadata, lib: PdfLib): void {
  const date = dateOf(metadata.date);
  document.setTitle(metadata.title, { showInWindowTitleBar: true });
  if (metadata.authors.length > 0) document.setAuthor(metadata.authors.join(', '));
  if (metadata.subject !== undefined) document.setSubject(metadata.subject);
  if (metadata.keywords.length > 0) document.setKeywords([metadata.keywords.join(', ')]);
  document.setLanguage(metadata.language);
  document.setCreator(metadata.creator);
  document.setCreationDate(date);
  document.setModificationDate(date);
  writeXmp(document, metadata, date, lib);
  const { PDFName } = lib;
  if (document.catalog.has(PDFName.of('Outlines')))
    document.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

function dateOf(text: string | undefined): Date {
  if (text === undefined) return NO_DATE;
  const date = /^\d{1,12}$/.test(text) && text.length !== 4 ? new Date(Number(text) * 1000) : new Date(text);
  return Number.isNaN(date.getTime()) ? NO_DATE : date;
}

/** The dates in the browser's PDF, its only difference between two prints of one document. */
const DATES = /\/(?:CreationDate|ModDate) \(D:[^)]*\)/g;
/** The browser writes them first. */
const DATES_WITHIN = 4096;

function identifier(raw: Uint8Array, { attachments = [], ...metadata }: PdfMetadata): string {
  const head = Buffer.from(raw.subarray(0, DATES_WITHIN)).toString('latin1').replace(DATES, '');
  const hash = createHash('sha256').update(head);
  for (const part of withoutIdTree(raw.subarray(DATES_WITHIN))) hash.update(part);
  for (const { bytes } of attachments) hash.update(bytes);
  return hash.update(JSON.stringify(metadata)).digest('hex').slice(0, 32);
}

/** First and second half of the identifier are equal in a file that was never changed (14.4). */
function identify(document: PDFDocument, hex: string, { PDFHexString }: PdfLib): void {
  document.context.trailerInfo.ID = document.context.obj([PDFHexString.of(hex), PDFHexString.of(hex)]);
}
