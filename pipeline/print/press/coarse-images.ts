import { contentOf } from '../content.ts';
import { IDENTITY, type Matrix, times } from '../matrix.ts';
import type { Dict, Name, Pdf } from '../pdf/index.ts';

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
export function coarseImages(pdf: Pdf, least: number): CoarseImage[] {
  return pdf.pages().flatMap(({ dict }, index) => {
    const content = contentOf(pdf, dict.get('/Contents'));
    const resolutions = imagesIn(pdf, content, pdf.dict(dict.get('/Resources')), IDENTITY, 0);
    return resolutions.filter((one) => one < least).map((resolution) => ({ page: index + 1, resolution }));
  });
}

/** Strings may hold anything; names, numbers and operators stand by themselves. */
const TOKEN = /\((?:\\.|[^\\()]|\([^()]*\))*\)|<[^>]*>|[^\s[\]()<>]+/gs;

/** Pixels per inch of each image that a content stream paints. */
function imagesIn(pdf: Pdf, content: string, resources: Dict | undefined, start: Matrix, depth: number): number[] {
  const objects = pdf.dict(resources?.get('/XObject'));
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
      const object = objects.get((operands.at(-1) ?? '') as Name);
      const dict = pdf.stream(object)?.dict;
      if (!dict) continue;
      if (dict.get('/Subtype') === '/Image') {
        const [a, b, c, d] = matrix;
        const [width = 0, height = 0] = [pdf.number(dict.get('/Width')), pdf.number(dict.get('/Height'))];
        found.push(Math.min((width * INCH) / Math.hypot(a, b), (height * INCH) / Math.hypot(c, d)));
      } else {
        const own = (pdf.array(dict.get('/Matrix')) ?? IDENTITY).map(Number) as Matrix;
        const inside = pdf.dict(dict.get('/Resources')) ?? resources;
        found.push(...imagesIn(pdf, contentOf(pdf, object), inside, times(own, matrix), depth + 1));
      }
    }
    operands = /^[A-Za-z'"*]+\d?$/.test(token) ? [] : [...operands.slice(-5), token];
  }
  return found;
}
