import { createHash } from 'node:crypto';
import type { PDFDocument } from '@cantoo/pdf-lib';
import type { Attachment, PdfStandard } from '../contract/index.ts';
import { requireAccessible } from './accessible.ts';
import { markArtifacts } from './artifacts.ts';
import { attachFiles } from './attachments.ts';
import { refuseBlank } from './blank.ts';
import { dateOf, describe, identify } from './describe.ts';
import { writeDestinations } from './destinations.ts';
import { listFonts, type PrintedFont } from './fonts.ts';
import { cleanLinks, describeLinks } from './links.ts';
import { mendOutline } from './outline.ts';
import { setOutputIntent } from './output-intent.ts';
import type { Place } from './page-map.ts';
import { loadPdfLib, type PdfLib } from './pdf-lib.ts';
import { mendTags } from './roles.ts';
import { type Space, spaceOf } from './space.ts';
import { renumberStructure, sortStructureIds, withoutIdTree } from './structure-ids.ts';
import { write } from './write.ts';

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
): Promise<{ bytes: Uint8Array; fonts: PrintedFont[]; space: Space }> {
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
  showOutline(document, lib);
  // PDF/A asks for the same structure.
  if (metadata.standards?.length) requireAccessible(document, lib);
  if (metadata.standards?.some((standard) => standard !== 'ua-1')) setOutputIntent(document, lib);
  await attachFiles(document, metadata.attachments ?? [], dateOf(metadata.date), lib);
  identify(document, identifier(raw, metadata), lib);
  const bytes = await write(document, lib);
  return { bytes, fonts, space: spaceOf(document, bytes.length, lib) };
}

/** The numbers that readers show and jump to are those that are printed (ISO 32000-1, 12.4.2). */
function labelPages(document: PDFDocument, front: number, { PDFName }: PdfLib): void {
  const { context, catalog } = document;
  const arabic = context.obj({ S: 'D' });
  const ranges = front > 0 ? [0, context.obj({ S: 'r' }), front, arabic] : [0, arabic];
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: ranges }));
}

/** Readers open the outline where there is one. */
function showOutline({ catalog }: PDFDocument, { PDFName }: PdfLib): void {
  if (catalog.has(PDFName.of('Outlines'))) catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
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
