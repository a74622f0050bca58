import type { Attachment, PdfStandard } from '../contract/index.ts';
import { requireAccessible } from './accessible.ts';
import { markArtifacts } from './artifacts.ts';
import { attachFiles } from './attachments.ts';
import { tidyAttributes } from './attributes.ts';
import { refuseBlank } from './blank.ts';
import { dateOf, describe } from './describe.ts';
import { writeDestinations } from './destinations.ts';
import { listFonts, type PrintedFont } from './fonts.ts';
import { cleanLinks, describeLinks } from './links.ts';
import { mendOutline } from './outline.ts';
import { setOutputIntent } from './output-intent.ts';
import type { Place } from './page-map.ts';
import { dict, type Pdf, readPdf, writePdf } from './pdf/index.ts';
import { mendTags } from './roles.ts';
import { type Space, spaceOf } from './space.ts';
import { renumberStructure } from './structure-ids.ts';

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
export function finish(
  printed: Uint8Array,
  metadata: PdfMetadata,
  html: string,
  map: Readonly<Record<string, Place>>,
  front: number,
): { bytes: Uint8Array; fonts: PrintedFont[]; space: Space } {
  const pdf = readPdf(printed);
  refuseBlank(pdf);
  const fonts = listFonts(pdf);
  renumberStructure(pdf);
  writeDestinations(pdf, map);
  cleanLinks(pdf);
  describeLinks(pdf, map, metadata.language);
  mendOutline(pdf, html);
  mendTags(pdf);
  tidyAttributes(pdf);
  markArtifacts(pdf);
  labelPages(pdf, front);
  describe(pdf, metadata);
  showOutline(pdf);
  // PDF/A asks for the same structure.
  if (metadata.standards?.length) requireAccessible(pdf);
  if (metadata.standards?.some((standard) => standard !== 'ua-1')) setOutputIntent(pdf);
  attachFiles(pdf, metadata.attachments ?? [], dateOf(metadata.date));
  const bytes = writePdf(pdf);
  return { bytes, fonts, space: spaceOf(pdf, bytes.length) };
}

/** The numbers that readers show and jump to are those that are printed (ISO 32000-1, 12.4.2). */
function labelPages({ catalog }: Pdf, front: number): void {
  const arabic = dict({ '/S': '/D' });
  const ranges = front > 0 ? [0, dict({ '/S': '/r' }), front, arabic] : [0, arabic];
  catalog.set('/PageLabels', dict({ '/Nums': ranges }));
}

/** Readers open the outline where there is one. */
function showOutline({ catalog }: Pdf): void {
  if (catalog.has('/Outlines')) catalog.set('/PageMode', '/UseOutlines');
}
