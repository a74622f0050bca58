import type { PDFDict, PDFDocument, PDFObject } from '@cantoo/pdf-lib';
import { IDENTITY, type Matrix, times } from '../matrix.ts';
import type { PdfLib } from '../pdf-lib.ts';

/** An image that has fewer pixels per inch than a press can show. */
export interface CoarseImage {
  /** From 1. */
  page: number;
  resolution: number;
}

/** Forms within forms. */
const DEEPEST = 12;
const INCH = 72;

/** The images of a document below a resolution, where they are painted. */
export function coarseImages(document: PDFDocument, least: number, lib: PdfLib): CoarseImage[] {
  return document.getPages().flatMap(({ node }, index) => {
    const resolutions = imagesIn(contentOf(node.Contents(), lib), node.Resources(), IDENTITY, 0, lib);
    return resolutions.filter((one) => one < least).map((resolution) => ({ page: index + 1, resolution }));
  });
}

function contentOf(contents: PDFObject | undefined, { PDFArray, PDFRawStream, decodePDFRawStream }: PdfLib): string {
  const streams = contents instanceof PDFArray ? contents.asArray().map((_, at) => contents.lookup(at)) : [contents];
  return streams
    .map((stream) =>
      stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '',
    )
    .join('\n');
}

/** Strings may hold anything; names, numbers and operators stand by themselves. */
const TOKEN = /\((?:\\.|[^\\()]|\([^()]*\))*\)|<[^>]*>|[^\s[\]()<>]+/gs;

/** Pixels per inch of each image that a content stream paints. */
function imagesIn(
  content: string,
  resources: PDFDict | undefined,
  start: Matrix,
  depth: number,
  lib: PdfLib,
): number[] {
  const { PDFName, PDFDict, PDFStream, PDFNumber, PDFArray } = lib;
  const objects = resources?.lookupMaybe(PDFName.of('XObject'), PDFDict);
  if (!objects || depth > DEEPEST) return [];
  const found: number[] = [];
  const outer: Matrix[] = [];
  let matrix = start;
  let operands: string[] = [];
  for (const [token] of content.matchAll(TOKEN)) {
    if (token === 'q') outer.push(matrix);
    else if (token === 'Q') matrix = outer.pop() ?? start;
    else if (token === 'cm') matrix = times(operands.slice(-6).map(Number) as Matrix, matrix);
    else if (token === 'Do') {
      const object = objects.lookup(PDFName.of((operands.at(-1) ?? '').slice(1)));
      if (!(object instanceof PDFStream)) continue;
      const { dict } = object;
      const sizeOf = (name: string) => dict.lookupMaybe(PDFName.of(name), PDFNumber)?.asNumber() ?? 0;
      if (dict.get(PDFName.of('Subtype')) === PDFName.of('Image')) {
        const [a, b, c, d] = matrix;
        found.push(Math.min((sizeOf('Width') * INCH) / Math.hypot(a, b), (sizeOf('Height') * INCH) / Math.hypot(c, d)));
      } else {
        const own = dict
          .lookupMaybe(PDFName.of('Matrix'), PDFArray)
          ?.asArray()
          .map((one) => Number(String(one)));
        const inside = dict.lookupMaybe(PDFName.of('Resources'), PDFDict) ?? resources;
        found.push(
          ...imagesIn(contentOf(object, lib), inside, times((own ?? IDENTITY) as Matrix, matrix), depth + 1, lib),
        );
      }
    }
    operands = /^[A-Za-z'"*]+\d?$/.test(token) ? [] : [...operands.slice(-5), token];
  }
  return found;
}
