import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What is left of a PDF when its bytes are forgotten: what a reader and a library see of it. */
export async function project(pdf: Uint8Array) {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
  const pages: string[] = [];
  const links: { page: number; to: string }[] = [];
  const tags = new Set<string>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    for (const link of await page.getAnnotations()) links.push({ page: number, to: link.dest ?? link.unsafeUrl });
    const tree: Node | null = await page.getStructTree();
    if (tree) collect(tree, tags);
  }
  const projection = {
    pages,
    links,
    tags,
    outline: outlineOf(await document.getOutline()),
    info: (await document.getMetadata()).info as Record<string, unknown>,
    marked: (await document.getMarkInfo())?.Marked,
    preferences: await document.getViewerPreferences(),
    identifiers: document.fingerprints,
    destinations: (await document.getDestinations()) as Record<string, number[]>,
  };
  await document.destroy();
  return projection;
}

interface Entry {
  title: string;
  items: Entry[];
}

function outlineOf(entries: Entry[] | null): Entry[] {
  return (entries ?? []).map(({ title, items }) => ({ title, items: outlineOf(items) }));
}

type Node = Awaited<ReturnType<PDFPageProxy['getStructTree']>>;

function collect(node: Node, tags: Set<string>): void {
  tags.add(node.role);
  for (const child of node.children) if ('role' in child) collect(child, tags);
}
