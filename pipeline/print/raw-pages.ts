import { type RawPdf, reference } from './raw-pdf.ts';

/** A page as it came from the browser. All measures in PDF points. */
export interface RawPage {
  number: number;
  height: number;
  /** Upper left corner of the page area (css-page-3): the left and top margins. */
  left: number;
  top: number;
  /** Height of the page area. */
  area: number;
  /** Size of what flows in it: less than 1 where something is wider than a page, and the browser has set all pages smaller. */
  scale: number;
  /** Object numbers of its links, in the order in which they were painted. */
  annotations: number[];
}

/** What was read of a PDF: all that look at it ask for its pages. */
const known = new WeakMap<RawPdf, ReadonlyMap<number, RawPage>>();

/** The pages by object number, in order. */
export function rawPages(pdf: RawPdf): ReadonlyMap<number, RawPage> {
  const pages = known.get(pdf) ?? readPages(pdf);
  known.set(pdf, pages);
  return pages;
}

function readPages(pdf: RawPdf): ReadonlyMap<number, RawPage> {
  const pages = new Map<number, RawPage>();
  const tree = reference(pdf.object(pdf.root), 'Pages');
  if (tree !== undefined) collect(pdf, tree, pages);
  return pages;
}

function collect(pdf: RawPdf, node: number, pages: Map<number, RawPage>): void {
  const text = pdf.object(node);
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(text)?.[1];
  if (kids !== undefined) {
    for (const [, kid] of kids.matchAll(/(\d+) 0 R/g)) collect(pdf, Number(kid), pages);
    return;
  }
  const [, bottom, , top] = (/\/MediaBox\s*\[([^\]]*)\]/.exec(text)?.[1] ?? '').trim().split(/\s+/).map(Number);
  const contents = reference(text, 'Contents');
  const area = pageArea(contents === undefined ? '' : pdf.stream(contents));
  const annotations = [...(/\/Annots\s*\[([^\]]*)\]/.exec(text)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, number]) =>
    Number(number),
  );
  pages.set(node, { number: pages.size + 1, height: (top ?? 0) - (bottom ?? 0), ...area, annotations });
}

const NUMBER = '(-?[\\d.]+)';
const SCALE = new RegExp(`^${NUMBER} 0 0 -`);
const CLIP = new RegExp(`^${NUMBER} ${NUMBER} ${NUMBER} ${NUMBER} re\\nW\\*? n$`, 'gm');

/**
 * Where the page area begins. The browser clips all that flows to it, so that it is the largest clip
 * of the page; no clip inside it can be larger, and margin boxes are not clipped.
 */
function pageArea(content: string): Pick<RawPage, 'left' | 'top' | 'area' | 'scale'> {
  const unit = Number(SCALE.exec(content)?.[1] ?? 0);
  let largest = 0;
  let found = { left: 0, top: 0, area: 0 };
  let begin = content.length;
  for (const clip of content.matchAll(CLIP)) {
    const [x = 0, y = 0, width = 0, height = 0] = clip.slice(1).map(Number);
    if (width * height <= largest) continue;
    largest = width * height;
    found = { left: x * unit, top: y * unit, area: height * unit };
    begin = clip.index;
  }
  return { ...found, scale: scaleOf(content.slice(begin), unit) };
}

const TRANSFORM = new RegExp(`^${NUMBER} 0 0 ${NUMBER} \\S+ \\S+ cm$`, 'gm');
const POINTS_PER_PIXEL = 0.75;
/** What is nearly 1 differs from it by rounding. */
const WHOLE = 0.9999;

/** The largest that anything is set in, but not larger than it is: drawings have scales of their own. */
function scaleOf(content: string, unit: number): number {
  let scale = 0;
  for (const [, across, down] of content.matchAll(TRANSFORM)) {
    const size = (Number(across) * unit) / POINTS_PER_PIXEL;
    if (across === down && size > scale && size * WHOLE < 1) scale = size;
    if (scale > WHOLE) return 1;
  }
  return scale || 1;
}
