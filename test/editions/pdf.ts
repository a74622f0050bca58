import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A stretch of text at one place of a page; `y` is the distance of its baseline from the foot, PDF points. */
export interface Piece {
  text: string;
  x: number;
  y: number;
  /** Of the font, PDF points. */
  size: number;
}

/** An element of the structure tree as far as it is on one page. */
export interface Tag {
  role: string;
  /** 1-based. */
  page: number;
  children: (Tag | Piece)[];
  /** Name of the destination, or the address, that a link leads to. */
  to?: string;
}

export interface PdfEdition {
  /** The structure of each page, in reading order. */
  pages: Tag[];
  /** What stands on each page outside the structure: running head and folio. */
  furniture: Piece[][];
  /** Every link, with the page that it is on. */
  links: { page: number; to: string }[];
  /** Named destination to 1-based page and distance from the foot, PDF points. */
  destinations: ReadonlyMap<string, { page: number; y: number }>;
  outline: OutlineEntry[];
  /** What a viewer calls each page. */
  labels: string[];
  info: Record<string, unknown>;
  marked: boolean | undefined;
  preferences: Record<string, unknown> | null;
  /** BCP 47 of the root of the structure. */
  language: string | undefined;
}

export interface OutlineEntry {
  title: string;
  /** 1-based. */
  page: number;
  items: OutlineEntry[];
}

/** Reads a PDF back as a viewer and a screen reader do. */
export async function readPdf(bytes: Uint8Array): Promise<PdfEdition> {
  // The reader takes possession of the bytes that it is given.
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const pageOf = async ([reference]: unknown[]) => 1 + (await pdf.getPageIndex(reference as Reference));

  const destinations = new Map<string, { page: number; y: number }>();
  for (const [name, place] of Object.entries(await pdf.getDestinations()) as [string, unknown[]][])
    destinations.set(name, { page: await pageOf(place), y: Number(place[3]) });

  const outlineOf = (entries: Awaited<ReturnType<typeof pdf.getOutline>>): Promise<OutlineEntry[]> =>
    Promise.all(
      (entries ?? []).map(async ({ title, dest, items }) => {
        const place = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
        return { title, page: await pageOf(place ?? []), items: await outlineOf(items) };
      }),
    );

  const pages: Tag[] = [];
  const furniture: Piece[][] = [];
  const links: PdfEdition['links'] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const read = await readPage(await pdf.getPage(number), number);
    pages.push(read.tag);
    furniture.push(read.loose);
    links.push(...read.links);
  }
  const { info } = await pdf.getMetadata();
  const edition: PdfEdition = {
    pages,
    furniture,
    links,
    destinations,
    outline: await outlineOf(await pdf.getOutline()),
    labels: (await pdf.getPageLabels()) ?? [],
    info: info as Record<string, unknown>,
    marked: (await pdf.getMarkInfo())?.Marked,
    preferences: (await pdf.getViewerPreferences()) as Record<string, unknown> | null,
    language: (info as { Language?: string }).Language,
  };
  await task.destroy();
  return edition;
}

type Reference = Parameters<Awaited<ReturnType<typeof getDocument>['promise']>['getPageIndex']>[0];

/** As the reader has it: an element, a stretch of marked content, or an annotation. */
interface Node {
  role?: string;
  type?: string;
  id?: string;
  children?: Node[];
}

async function readPage(page: PDFPageProxy, number: number) {
  const { marked, loose } = await piecesOf(page);
  const annotations = new Map<string, string>();
  for (const { id, dest, url, unsafeUrl } of await page.getAnnotations())
    annotations.set(id, dest ?? url ?? unsafeUrl ?? '');

  const tagOf = (node: Node): Tag => {
    const tag: Tag = { role: node.role ?? '', page: number, children: [] };
    for (const child of node.children ?? []) {
      const { type, id = '' } = child;
      if (type === 'content') tag.children.push(...(marked.get(id) ?? []));
      else if (type === undefined) tag.children.push(tagOf(child));
      else if (annotations.has(id)) tag.to = annotations.get(id) ?? '';
    }
    return tag;
  };
  const tree = (await page.getStructTree()) as Node | null;
  const links = [...annotations.values()].map((to) => ({ page: number, to }));
  return { tag: tagOf(tree ?? {}), loose, links };
}

async function piecesOf(page: PDFPageProxy) {
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const marked = new Map<string, Piece[]>();
  const loose: Piece[] = [];
  const open: (string | undefined)[] = [];
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.id ?? undefined);
      continue;
    }
    const [size = 0, , , , x = 0, y = 0] = item.transform as number[];
    const piece = { text: item.str, x, y, size };
    const id = open.findLast((one) => one !== undefined);
    if (id === undefined) loose.push(piece);
    else marked.set(id, [...(marked.get(id) ?? []), piece]);
  }
  return { marked, loose };
}

/** The pieces of an element in reading order. */
export function piecesIn(tag: Tag): Piece[] {
  return tag.children.flatMap((child) => ('text' in child ? [child] : piecesIn(child)));
}

/** Its text without white space. */
export function textIn(tag: Tag): string {
  return piecesIn(tag)
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, '');
}

/** The elements of some roles, in reading order; none inside another. */
export function tagsIn(tag: Tag, role: RegExp): Tag[] {
  return tag.children.flatMap((child) =>
    'text' in child ? [] : role.test(child.role) ? [child] : tagsIn(child, role),
  );
}

/** The lines that pieces stand on, from the first to the last. */
export function linesOf(pieces: readonly Piece[]): string[] {
  const lines: { y: number; text: string }[] = [];
  for (const { text, y } of pieces) {
    if (text.trim() === '') continue;
    const last = lines.at(-1);
    // Latin and Han of one line may stand on baselines that differ a little.
    if (last && Math.abs(last.y - y) < 4) last.text += text;
    else lines.push({ y, text });
  }
  return lines.map(({ text }) => text.trim());
}
