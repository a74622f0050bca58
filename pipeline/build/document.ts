import { basename, join } from 'node:path';
import { type Failure, filesOf, type GalleyDocument } from '../contract/index.ts';
import type { SourceInput } from '../index.ts';
import type { Source } from './discover.ts';
import { makeEditions } from './editions.ts';
import type { DocumentResult } from './events.ts';
import { allMessages, concernsAll, excerptOf, failureOf, tidyMessages } from './messages.ts';
import { plainMessage } from './plain.ts';
import type { DocumentRecord } from './reuse/index.ts';
import { readWithFormer } from './source.ts';
import type { Workshop } from './workshop.ts';

/**
 * Makes every edition of one document and writes them together, or none of them.
 *
 * A failure of the document is in the result; thrown are an abort, and what no document can do without.
 */
export async function buildDocument(source: Source, shop: Workshop): Promise<DocumentResult> {
  const began = performance.now();
  const result: DocumentResult = {
    name: source.name,
    source: source.path,
    ok: false,
    folder: join(shop.output, source.name),
    editions: [],
    messages: [],
    milliseconds: 0,
  };
  shop.emit({ type: 'document:start', document: source.name, source: source.path });
  let document: GalleyDocument | undefined;
  let input: SourceInput | undefined;
  let made: Made | undefined;
  let failure: Failure | undefined;
  try {
    const { result: editions, files: read } = await shop.reading.during(async () => {
      input = await readWithFormer(source, shop, shop.disk);
      shop.emit({ type: 'stage', document: source.name, stage: 'read' });
      document = shop.pipeline.prepare(input, shop.assumed);
      shop.facts.set(source.name, ownCopy(shop.pipeline.factsOf(document)));
      return makeEditions(document, input, { prepare: since(began) }, shop);
    });
    made = { ...editions, read };
    result.editions = made.editions;
    result.ok = true;
  } catch (error) {
    if (shop.signal.aborted) throw shop.signal.reason;
    if (concernsAll(error)) throw error;
    failure = failureOf(error, source.path);
  }
  if (document) tidyMessages(document);
  result.messages = allMessages(document, failure);
  result.milliseconds = since(began);
  const quoted = document ? filesOf(document) : asText(input);
  const told = result.messages.map((message) => ({ message, excerpt: excerptOf(message, quoted) }));
  for (const { message, excerpt } of told)
    shop.emit({ type: 'message', document: source.name, message, ...(excerpt !== undefined && { excerpt }) });
  if (input && document && made) {
    const record = {
      source: source.path,
      files: made.files,
      about: aboutOf(document),
      editions: made.editions.map(({ format, variant, path, pages }) => ({
        ...{ format, variant, file: basename(path) },
        ...(pages !== undefined && { pages }),
      })),
      messages: told.map(({ message, excerpt }) => ({
        ...plainMessage(message),
        ...(excerpt !== undefined && { excerpt }),
      })),
      facts: [...(shop.facts.get(source.name) ?? [])],
    };
    await shop.ledger?.made(source.name, input, ownCopy(record), made.read);
  }
  shop.emit({ type: result.ok ? 'document:done' : 'document:failed', document: source.name, result });
  return result;
}

/** The editions of a document, and what was read for them beside its sources. */
type Made = Awaited<ReturnType<typeof makeEditions>> & { read: ReadonlyMap<string, string | null> };

function aboutOf({ meta: { title, language, date }, annotations }: GalleyDocument): DocumentRecord['about'] {
  const shown = annotations.filter(({ status }) => status !== 'dismissed');
  const count = (type: string) => shown.filter((annotation) => annotation.type === type).length;
  return {
    title,
    language,
    ...(date !== undefined && { date }),
    statistics: count('statistic'),
    remarks: count('remark'),
  };
}

/** A piece of a text keeps all of it in memory; what is remembered of each document is not to. */
const ownCopy = <T>(data: T): T => JSON.parse(JSON.stringify(data));

const since = (start: number) => Math.round(performance.now() - start);

/** The files of a document that could not be read: what there is to quote of them. */
function asText(input: SourceInput | undefined): { path: string; value: string }[] {
  const side = input?.decisions ? [input.decisions] : [];
  return [...(input?.files ?? []), ...side].map(({ path, bytes }) => ({ path, value: Buffer.from(bytes).toString() }));
}
