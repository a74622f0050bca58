import { createHash } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import type { Colophon, Disk, Edition, Failure, GalleyDocument, LoadedTemplate } from '../contract/index.ts';
import type { Pipeline, RenderedEdition, SourceInput } from '../index.ts';
import type { Source } from './discover.ts';
import { isoDate } from './epoch.ts';
import type { DocumentResult, Listener, WrittenEdition } from './events.ts';
import { allMessages, concernsAll, excerptOf, failureOf, tidyMessages } from './messages.ts';
import { annotatedDocument } from './output/annotations.ts';
import { BOM } from './output/csv.ts';
import { type ReportedEdition, report } from './output/report.ts';
import { remarksTable, statisticsTable } from './output/tables.ts';
import { writeOutputs } from './output/write.ts';
import { galleyVersion } from './self.ts';
import { readSource } from './source.ts';

/** What all documents of a build share. */
export interface Workshop {
  pipeline: Pipeline;
  disk: Disk;
  /** The project's folder; sources are named relative to it. */
  root: string;
  output: string;
  editions: readonly Edition[];
  template: Promise<LoadedTemplate>;
  templateOptions: Record<string, unknown>;
  language?: string;
  /** Milliseconds for each print. */
  deadline: number;
  sourceDateEpoch: number | undefined;
  signal: AbortSignal;
  emit: Listener;
}

/**
 * Makes every edition of one document and writes them together, or none of them.
 *
 * A failure of the document is in the result; thrown are an abort, and what no document can do without.
 */
export async function buildDocument(source: Source, shop: Workshop): Promise<DocumentResult> {
  const began = performance.now();
  const folder = join(shop.output, source.name);
  const result: DocumentResult = {
    name: source.name,
    source: source.path,
    ok: false,
    folder,
    editions: [],
    messages: [],
    milliseconds: 0,
  };
  shop.emit({ type: 'document:start', document: source.name, source: source.path });
  let document: GalleyDocument | undefined;
  let input: SourceInput | undefined;
  let failure: Failure | undefined;
  try {
    input = await readSource(source, shop.root, shop.disk);
    shop.emit({ type: 'stage', document: source.name, stage: 'read' });
    document = shop.pipeline.prepare(input, shop.language === undefined ? {} : { language: shop.language });
    result.editions = await makeEditions(document, colophonOf(input, document, shop), folder, began, shop);
    result.ok = true;
  } catch (error) {
    if (shop.signal.aborted) throw shop.signal.reason;
    if (concernsAll(error)) throw error;
    failure = failureOf(error, source.path);
  }
  if (document) tidyMessages(document);
  result.messages = allMessages(document, failure);
  result.milliseconds = Math.round(performance.now() - began);
  for (const message of result.messages) {
    const excerpt = excerptOf(message, document?.files ?? asText(input));
    shop.emit({ type: 'message', document: source.name, message, ...(excerpt !== undefined && { excerpt }) });
  }
  shop.emit({ type: result.ok ? 'document:done' : 'document:failed', document: source.name, result });
  return result;
}

async function makeEditions(
  document: GalleyDocument,
  colophon: Colophon,
  folder: string,
  began: number,
  shop: Workshop,
): Promise<WrittenEdition[]> {
  const timings: Record<string, number> = { prepare: since(began) };
  shop.emit({ type: 'stage', document: document.name, stage: 'template' });
  const template = await shop.template;
  const settings = {
    template,
    colophon,
    options: shop.templateOptions,
    deadline: shop.deadline,
    signal: shop.signal,
  };
  const make = async (format: Edition['format']) => {
    const made: RenderedEdition[] = [];
    const start = performance.now();
    for (const edition of shop.editions.filter((one) => one.format === format)) {
      shop.signal.throwIfAborted();
      shop.emit({ type: 'stage', document: document.name, stage: format });
      made.push(await shop.pipeline.render(document, edition, settings));
    }
    if (made.length > 0) timings[format] = since(start);
    return made;
  };
  // The browser prints while the HTML editions are made.
  const made = (await together([make('pdf'), make('html')])).flat();
  shop.emit({ type: 'stage', document: document.name, stage: 'write' });
  const reported = shop.editions.flatMap((edition) =>
    made.filter((one) => one.edition === edition).map((one) => describe(document.name, one)),
  );
  tidyMessages(document);
  const outputs = new Map<string, Uint8Array | string>([
    ...made.map(({ edition, bytes }) => [fileName(document.name, edition), bytes] as const),
    ['annotations.json', json(annotatedDocument(document))],
    ['statistics.csv', BOM + statisticsTable(document)],
    ['remarks.csv', BOM + remarksTable(document)],
    // Last, so that where there is a report there is all that it names.
    ['report.json', json(report(document, colophon, template, reported, timings))],
  ]);
  await writeOutputs(shop.disk, folder, outputs, shop.signal);
  return reported.map(({ file, format, variant, bytes, sha256, pages }) => ({
    format,
    variant,
    path: join(folder, file),
    bytes,
    sha256,
    ...(pages !== undefined && { pages }),
  }));
}

/** Waits for all, also when one fails: nothing goes on unseen behind a document's back. */
async function together<T>(work: Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

/** How an edition names its source: what lies outside the project is named without its folders. */
function published(path: string): string {
  const outside = path.startsWith('..') || isAbsolute(path);
  return (outside ? path.replace(/^.*[/\\]/, '') : path).replaceAll('\\', '/');
}

function colophonOf(input: SourceInput, document: GalleyDocument, { sourceDateEpoch }: Workshop): Colophon {
  const sources = input.files.map(({ path, bytes }) => ({ file: published(path), sha256: sha256(bytes) }));
  const date = sourceDateEpoch === undefined ? document.meta.date : isoDate(sourceDateEpoch);
  return { sources, galley: galleyVersion, ...(date !== undefined && { date }) };
}

function describe(name: string, { edition, bytes, ...rest }: RenderedEdition): ReportedEdition {
  return { file: fileName(name, edition), ...edition, bytes: bytes.byteLength, sha256: sha256(bytes), ...rest };
}

/** `plan.html`, `plan.annotated.pdf`. */
export function fileName(name: string, { format, variant }: Edition): string {
  return `${name}${variant === 'annotated' ? '.annotated' : ''}.${format}`;
}

/** The files of a document that could not be read: what there is to quote of them. */
function asText(input: SourceInput | undefined): { path: string; value: string }[] {
  return (input?.files ?? []).map(({ path, bytes }) => ({ path, value: Buffer.from(bytes).toString() }));
}

const since = (start: number) => Math.round(performance.now() - start);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
