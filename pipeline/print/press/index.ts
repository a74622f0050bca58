import { createHash } from 'node:crypto';
import { POINTS_PER_MM, type Press, type PressReport, type PressSettings } from '../../contract/index.ts';
import { dateOf, describe } from '../describe.ts';
import type { PdfMetadata } from '../finish.ts';
import { type Dict, dict, type Page, type Pdf, readPdf, Stream, Text, writePdf } from '../pdf/index.ts';
import { type CoarseImage, coarseImages } from './coarse-images.ts';
import { writeGreys } from './greys.ts';
import { marks } from './marks.ts';
import { profileName } from './profile.ts';

export type { CoarseImage } from './coarse-images.ts';

export interface ForPress {
  /** A finished PDF. */
  pdf: Uint8Array;
  metadata: PdfMetadata;
  settings: PressSettings;
  press: Press;
  signal?: AbortSignal;
}

export interface PressReady {
  bytes: Uint8Array;
  report: PressReport;
  coarse: CoarseImage[];
}

/** From the edge of the bleed to the edge of the sheet: room for the marks. */
const SLUG = 20;

/**
 * Makes a PDF/X-4 (ISO 15930-7) of a finished PDF: in the inks of a profile, with text in black alone, bleed, marks for
 * trimming and for the register, and the boxes that say where they are.
 *
 * Fails with `press/no-ghostscript`, `press/failed`, `config/press-profile`.
 */
export async function forPress({ pdf, metadata, settings, press, signal }: ForPress): Promise<PressReady> {
  const { profile, bleed, resolution } = settings;
  const name = profileName(profile);
  const condition = settings.condition ?? name;
  const source = readPdf(pdf);
  const coarse = coarseImages(source, resolution);
  writeGreys(source);
  const converted = await press.convert(writePdf(source), profile, signal);
  const ink = await press.ink(converted, signal);
  const document = readPdf(converted);
  const printed = document.pages().length;
  const blank = (settings.pages - (printed % settings.pages)) % settings.pages;
  addBlank(document, blank);
  for (const page of document.pages()) setOnSheet(page, bleed * POINTS_PER_MM, document);

  const identifier = createHash('sha256')
    .update(pdf)
    .update(profile)
    .update(JSON.stringify([condition, bleed, settings.pages]))
    .digest('hex')
    .slice(0, 32);
  const claimed = { ...metadata, standards: [], attachments: [] };
  document.info.set('/Producer', Text.of(metadata.creator));
  describe(document, claimed, pdfX4(identifier, dateOf(metadata.date)));
  setIntent(document, profile, condition, name);
  return { bytes: writePdf(document), coarse, report: { condition, pages: printed + blank, blank, ink } };
}

/** Adds empty pages of the size of the last. */
function addBlank(pdf: Pdf, count: number): void {
  const last = pdf.pages().at(-1);
  const parent = pdf.dict(last?.dict.get('/Parent'));
  const kids = pdf.array(parent?.get('/Kids'));
  if (!last || !parent || !kids) return;
  for (let added = 0; added < count; added += 1)
    kids.push(
      pdf.add(
        dict({
          '/Type': '/Page',
          '/Parent': last.dict.get('/Parent'),
          '/MediaBox': [0, 0, last.width, last.height],
          '/Resources': dict({}),
        }),
      ),
    );
  for (let node: Dict | undefined = parent; node; node = pdf.dict(node.get('/Parent')))
    node.set('/Count', (pdf.number(node.get('/Count')) ?? 0) + count);
}

/** Boxes around the page that was made, which stays where it is, and the marks outside of them (ISO 15930-7, 6.6). */
function setOnSheet({ dict: page, width, height }: Page, bleed: number, pdf: Pdf): void {
  const around = (more: number) => [-more, -more, width + more, height + more].map(rounded);
  page.set('/MediaBox', around(bleed + SLUG));
  page.set('/CropBox', around(bleed + SLUG));
  page.set('/BleedBox', around(bleed));
  page.set('/TrimBox', around(0));
  page.delete('/ArtBox');
  const stream = (content: string) => pdf.add(Stream.compressed(content));
  const contents = page.get('/Contents');
  const painted = pdf.array(contents) ?? (contents === undefined ? [] : [contents]);
  // What the page leaves set does not reach the marks.
  page.set('/Contents', [
    stream('q'),
    ...painted,
    stream('Q'),
    stream(marks({ width, height, bleed, margin: bleed + SLUG })),
  ]);
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function setIntent(pdf: Pdf, profile: Uint8Array, condition: string, name: string): void {
  const intent = dict({
    '/Type': '/OutputIntent',
    '/S': '/GTS_PDFX',
    '/OutputConditionIdentifier': Text.of(condition),
    '/Info': Text.of(name),
    '/DestOutputProfile': pdf.add(Stream.compressed(profile, { '/N': 4 })),
  });
  pdf.catalog.set('/OutputIntents', [intent]);
  // Nothing was done for inks that do not meet exactly (PDF 32000-1, 14.11.6).
  pdf.info.set('/Trapped', '/False');
}

/** What ISO 15930-7, 6.1 and 6.14 ask for beside the metadata of any PDF. */
function pdfX4(identifier: string, date: Date): string[] {
  return [
    '<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>',
    '<pdf:Trapped>False</pdf:Trapped>',
    `<xmp:MetadataDate>${date.toISOString().slice(0, 19)}Z</xmp:MetadataDate>`,
    `<xmpMM:DocumentID>uuid:${identifier.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}</xmpMM:DocumentID>`,
    '<xmpMM:RenditionClass>default</xmpMM:RenditionClass>',
    '<xmpMM:VersionID>1</xmpMM:VersionID>',
  ];
}
