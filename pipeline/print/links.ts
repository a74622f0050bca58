import { PRINT_ORIGIN } from '../contract/index.ts';
import { LINK } from './anchors.ts';
import { idOf, nameOf } from './names.ts';
import { type Dict, type Pdf, Text } from './pdf/index.ts';

/**
 * Takes the address that the document had while it was printed out of its links: a link to a place in
 * the document leads to its named destination, a link to a file beside it becomes a relative one.
 */
export function cleanLinks(pdf: Pdf): void {
  const destinations = pdf.dict(pdf.catalog.get('/Dests'));
  for (const annotation of links(pdf)) {
    const action = pdf.dict(annotation.get('/A'));
    const address = pdf.words(action?.get('/URI'));
    if (!address?.startsWith(PRINT_ORIGIN)) continue;
    const relative = address.slice(PRINT_ORIGIN.length);
    const [fragment] = [LINK, '#'].flatMap((start) =>
      relative.startsWith(start) ? [relative.slice(start.length)] : [],
    );
    const target = fragment === undefined ? undefined : nameOf(idOf(fragment));
    if (target && destinations?.has(target)) {
      annotation.delete('/A');
      annotation.set('/Dest', target);
    } else {
      action?.set('/URI', Text.of(relative));
    }
  }
}

/**
 * Says of each link where it leads, for those who cannot see what it stands on (ISO 14289-1, 7.18.5): the
 * page in the document, or the address.
 */
export function describeLinks(pdf: Pdf, map: Readonly<Record<string, { page: number }>>, language: string): void {
  const pageOf = (page: number) => (/^zh\b/i.test(language) ? `第 ${page} 页` : `page ${page}`);
  for (const annotation of links(pdf)) {
    const target = pdf.name(annotation.get('/Dest'));
    const page = target && map[idOf(target.slice(1))]?.page;
    const words = page === undefined ? pdf.words(pdf.dict(annotation.get('/A'))?.get('/URI')) : pageOf(page);
    if (words !== undefined) annotation.set('/Contents', Text.of(words));
  }
}

function* links(pdf: Pdf): Iterable<Dict> {
  for (const page of pdf.pages()) {
    for (const entry of pdf.array(page.dict.get('/Annots')) ?? []) {
      const annotation = pdf.dict(entry);
      if (annotation?.get('/Subtype') === '/Link') yield annotation;
    }
  }
}
