import { join } from 'node:path';
import type { Colophon, Edition, GalleyDocument, PageMap, PrintedPages } from '../contract/index.ts';
import type { RenderedEdition, RenderSettings, SourceInput } from '../index.ts';
import { isoDate } from './epoch.ts';
import type { Outputs } from './made.ts';
import { tidyMessages } from './messages.ts';
import { annotatedDocument } from './output/annotations.ts';
import { attachmentsOf } from './output/attachments.ts';
import { BOM } from './output/csv.ts';
import { json } from './output/json.ts';
import { published } from './output/published.ts';
import { type ReportedEdition, report } from './output/report.ts';
import { remarksTable, statisticsTable } from './output/tables.ts';
import { teiDocument } from './output/tei/index.ts';
import { webAnnotations } from './output/web-annotations.ts';
import { formerPages, type SharedPages, sharedPages } from './pages.ts';
import { sha256 } from './reuse/digests.ts';
import type { Output } from './reuse/index.ts';
import { galleyVersion } from './self.ts';
import type { Workshop } from './workshop.ts';

/**
 * Makes the editions of a prepared document, its annotations and its report.
 *
 * `timings` holds the milliseconds that each stage took so far.
 */
export async function makeEditions(
  document: GalleyDocument,
  input: SourceInput,
  timings: Record<string, number>,
  shop: Workshop,
): Promise<Pick<Outputs, 'contents' | 'editions' | 'files'>> {
  const colophon = colophonOf(input, document, shop);
  shop.emit({ type: 'stage', document: document.name, stage: 'template' });
  const template = await shop.template;
  const settings = {
    template,
    colophon,
    options: shop.templateOptions,
    deadline: shop.deadline,
    pdfStandard: shop.pdfStandard,
    ...(shop.press && { press: shop.press }),
    attachments: shop.pdfStandard.includes('a-3a') ? attachmentsOf(input, document, shop.csv) : [],
    signal: shop.signal,
  };
  const former = shop.isAlone
    ? await formerPages(shop.disk, join(shop.output, document.name))
    : new Map<string, PageMap>();
  // The HTML editions are made while the browser prints; before that they would only delay it.
  let onPrint = () => {};
  const printing = new Promise<void>((resolve) => {
    onPrint = resolve;
  });
  const pages = sharedPages(shop.editions);
  const pdf = render(document, 'pdf', { ...settings, onPrint }, timings, shop, { pages, former }).finally(() => {
    onPrint();
    pages.end();
  });
  const htmlWith = (known: Promise<PrintedPages | undefined>) =>
    render(document, 'html', { ...settings, pages: known }, timings, shop);
  const early = printing.then(() => htmlWith(pages.known));
  // Once in a while the pages that were known early were not yet right.
  const html = Promise.all([early, pdf]).then(([made]) => {
    const corrected = pages.corrected();
    return corrected ? htmlWith(Promise.resolve(corrected)) : made;
  });
  // What needs no message of the editions is made in the same time.
  const exported = early.then(() => exportsOf(document, colophon, shop));
  exported.catch(() => {});
  const made = (await together([pdf, html])).flat();
  const reported = shop.editions.flatMap((edition) =>
    made.filter((one) => isSame(one.edition, edition)).map((one) => describe(document.name, one)),
  );
  tidyMessages(document);
  const contents: (readonly [file: string, content: Uint8Array | string])[] = [
    ...made.flatMap(({ edition, bytes, press }) => [
      [fileName(document.name, edition), bytes] as const,
      ...(press ? [[pressName(document.name, edition), press.bytes] as const] : []),
    ]),
    ['annotations.json', json(annotatedDocument(document))],
    ...(document.comparison ? [['comparison.json', json(document.comparison)] as const] : []),
    ...(await exported),
    // Last, so that where there is a report there is all that it names.
    ['report.json', json(report(document, colophon, template, reported, timings))],
  ];
  const outputs = contents.map(([file, content]) => [file, Buffer.from(content)] as const);
  return {
    contents: new Map(outputs),
    files: Object.fromEntries(outputs.map(([file, content]) => [file, outputOf(content)])),
    editions: reported.map(({ file, format, variant, pages }) => ({
      ...{ format, variant, file },
      ...(pages !== undefined && { pages }),
    })),
  };
}

function outputOf(bytes: Uint8Array): Output {
  return { sha256: sha256(bytes), bytes: bytes.length };
}

/** The annotated text for other programs. */
function exportsOf(document: GalleyDocument, colophon: Colophon, { csv }: Workshop): [file: string, text: string][] {
  const mark = csv.bom ? BOM : '';
  return [
    ['annotations.jsonld', json(webAnnotations(document, colophon))],
    [`${document.name}.tei.xml`, teiDocument(document, colophon)],
    ['statistics.csv', mark + statisticsTable(document)],
    ['remarks.csv', mark + remarksTable(document)],
  ];
}

async function render(
  document: GalleyDocument,
  format: Edition['format'],
  settings: RenderSettings,
  timings: Record<string, number>,
  shop: Workshop,
  { pages, former }: { pages?: SharedPages; former?: ReadonlyMap<string, PageMap> } = {},
): Promise<RenderedEdition[]> {
  const began = performance.now();
  const made: RenderedEdition[] = [];
  for (const edition of shop.editions.filter((one) => one.format === format)) {
    shop.signal.throwIfAborted();
    shop.emit({ type: 'stage', document: document.name, stage: format });
    const onPages = pages?.listener(edition);
    const expected = former?.get(fileName(document.name, edition));
    const more = { ...(onPages && { onPages }), ...(expected && { expected }) };
    made.push(await shop.pipeline.render(document, edition, { ...settings, ...more }));
  }
  if (made.length > 0) timings[format] = since(began);
  return made;
}

/** Waits for all, also when one fails: nothing goes on unseen behind a document's back. */
async function together<T>(work: Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

function colophonOf(input: SourceInput, document: GalleyDocument, { sourceDateEpoch }: Workshop): Colophon {
  const sources = input.files.map(({ path, bytes }) => ({ file: published(path), sha256: sha256(bytes) }));
  const date = sourceDateEpoch === undefined ? document.meta.date : isoDate(sourceDateEpoch);
  return { sources, galley: galleyVersion, ...(date !== undefined && { date }) };
}

function describe(name: string, { edition, bytes, press, ...rest }: RenderedEdition): ReportedEdition {
  const about = { file: fileName(name, edition), ...edition, bytes: bytes.byteLength, sha256: sha256(bytes), ...rest };
  if (!press) return about;
  const { bytes: made, ...report } = press;
  const file = pressName(name, edition);
  return { ...about, press: { file, bytes: made.byteLength, sha256: sha256(made), ...report } };
}

/** `plan.html`, `plan.annotated.pdf`. */
function fileName(name: string, { format, variant }: Edition): string {
  return `${name}${variant === 'annotated' ? '.annotated' : ''}.${format}`;
}

/** `plan.press.pdf`, `plan.annotated.press.pdf`. */
const pressName = (name: string, edition: Edition): string => fileName(name, edition).replace(/pdf$/, 'press.pdf');

const isSame = (a: Edition, b: Edition) => a.format === b.format && a.variant === b.variant;
const since = (start: number) => Math.round(performance.now() - start);
