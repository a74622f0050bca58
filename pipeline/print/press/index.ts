import { createHash } from 'node:crypto';
import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib';
import { POINTS_PER_MM, type Press, type PressReport, type PressSettings } from '../../contract/index.ts';
import { dateOf, describe, identify } from '../describe.ts';
import type { PdfMetadata } from '../finish.ts';
import { loadPdfLib, type PdfLib } from '../pdf-lib.ts';
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

const AS_IS = { useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false };
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
  const lib = await loadPdfLib();
  const source = await lib.PDFDocument.load(pdf, { updateMetadata: false });
  const coarse = coarseImages(source, resolution, lib);
  writeGreys(source, lib);
  const converted = await press.convert(await source.save(AS_IS), profile, signal);
  const ink = await press.ink(converted, signal);
  const document = await lib.PDFDocument.load(converted, { updateMetadata: false });
  // It says when it was converted.
  const said = document.catalog.get(lib.PDFName.of('Metadata'));
  if (said instanceof lib.PDFRef) document.context.delete(said);
  const printed = document.getPageCount();
  const blank = (settings.pages - (printed % settings.pages)) % settings.pages;
  const last = document.getPages().at(-1);
  for (let added = 0; added < blank && last; added += 1) document.addPage([last.getWidth(), last.getHeight()]);
  for (const page of document.getPages()) setOnSheet(page, bleed * POINTS_PER_MM, document, lib);

  const identifier = createHash('sha256')
    .update(pdf)
    .update(profile)
    .update(JSON.stringify([condition, bleed, settings.pages]))
    .digest('hex')
    .slice(0, 32);
  const claimed = { ...metadata, standards: [], attachments: [] };
  document.setProducer(metadata.creator);
  describe(document, claimed, lib, pdfX4(identifier, dateOf(metadata.date)));
  setIntent(document, profile, condition, name, lib);
  identify(document, identifier, lib);
  const bytes = await document.save(AS_IS);
  return { bytes, coarse, report: { condition, pages: printed + blank, blank, ink } };
}

/** Boxes around the page that was made, which stays where it is, and the marks outside of them (ISO 15930-7, 6.6). */
function setOnSheet(page: PDFPage, bleed: number, { context }: PDFDocument, { PDFName }: PdfLib): void {
  const { width, height } = page.getSize();
  const around = (more: number) => context.obj([-more, -more, width + more, height + more].map(rounded));
  const boxes = { MediaBox: bleed + SLUG, CropBox: bleed + SLUG, BleedBox: bleed, TrimBox: 0 };
  for (const [name, more] of Object.entries(boxes)) page.node.set(PDFName.of(name), around(more));
  page.node.delete(PDFName.of('ArtBox'));
  const stream = (text: string) => context.register(context.stream(text));
  // What the page leaves set does not reach the marks.
  page.node.wrapContentStreams(stream('q'), stream('Q'));
  page.node.addContentStream(
    context.register(context.flateStream(marks({ width, height, bleed, margin: bleed + SLUG }))),
  );
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function setIntent(
  { context, catalog }: PDFDocument,
  profile: Uint8Array,
  condition: string,
  name: string,
  { PDFName, PDFHexString, PDFDict }: PdfLib,
): void {
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFX',
    OutputConditionIdentifier: PDFHexString.fromText(condition),
    Info: PDFHexString.fromText(name),
    DestOutputProfile: context.register(context.flateStream(profile, { N: 4 })),
  });
  catalog.set(PDFName.of('OutputIntents'), context.obj([intent]));
  // Nothing was done for inks that do not meet exactly (PDF 32000-1, 14.11.6).
  context.lookupMaybe(context.trailerInfo.Info, PDFDict)?.set(PDFName.of('Trapped'), PDFName.of('False'));
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
