import { existsSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Edition, GalleyDocument, PrintedPages } from '../../pipeline/contract/index.ts';
import type { RenderedEdition } from '../../pipeline/index.ts';
import { longReport } from './long-report.ts';
import { type PdfEdition, readPdf } from './pdf.ts';
import { workshop } from './workshop.ts';

export const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

/** A long article that is not part of the project. */
export const ARTICLE = '../shared/gold/article.txt';

/** The documents of the project, and one that only some machines have. */
export const sources = [
  ...readdirSync(path('source'))
    .filter((name) => ['.txt', '.md'].includes(extname(name)))
    .map((name) => `source/${name}`),
  ARTICLE,
];

/** A document that is written here and stands in no file. */
export const LONG = 'source/reservoirs.md';

export const isThere = (source: string) => source === LONG || existsSync(path(source));

export const VARIANTS = ['reading', 'annotated'] as const;
type Variant = Edition['variant'];

/** The editions of documents. Each is made once, when it is first asked for. */
export function shelf() {
  const shop = workshop();
  const kept = new Map<string, unknown>();
  const once = <T>(key: string, make: () => T): T => {
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key) as T;
  };
  const made = {
    document: (source: string): GalleyDocument =>
      once(source, () => shop.prepare(path(source), source === LONG ? longReport() : undefined)),
    /** HTML editions say where the pages of the reading PDF begin, as they do in a build of both. */
    edition: (source: string, edition: Edition): Promise<RenderedEdition> =>
      once(`${source} ${edition.format} ${edition.variant}`, async () => {
        const document = made.document(source);
        if (edition.format === 'pdf') {
          const onPages = (pages: PrintedPages) => kept.set(`${source} pages ${edition.variant}`, pages);
          return shop.render(document, edition, { onPages });
        }
        await made.edition(source, { format: 'pdf', variant: 'reading' });
        const pages = kept.get(`${source} pages reading`) as PrintedPages;
        return shop.render(document, edition, { pages: Promise.resolve(pages) });
      }),
    async html(source: string, variant: Variant): Promise<string> {
      return Buffer.from((await made.edition(source, { format: 'html', variant })).bytes).toString();
    },
    pdf: (source: string, variant: Variant): Promise<RenderedEdition & { read: PdfEdition }> =>
      once(`${source} ${variant} read`, async () => {
        const rendered = await made.edition(source, { format: 'pdf', variant });
        return { ...rendered, read: await readPdf(rendered.bytes) };
      }),
    close: shop.close,
  };
  return made;
}

export type Shelf = ReturnType<typeof shelf>;
