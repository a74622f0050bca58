import { join } from 'node:path';
import { type Failure, filesOf, type GalleyDocument } from '../contract/index.ts';
import type { SourceInput } from '../index.ts';
import type { Source } from './discover.ts';
import { makeEditions } from './editions.ts';
import type { DocumentResult } from './events.ts';
import { allMessages, concernsAll, excerptOf, failureOf, tidyMessages } from './messages.ts';
import { readSource } from './source.ts';
import type { Workshop } from './workshop.ts';

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
    document = shop.pipeline.prepare(input, shop.assumed);
    shop.facts.set(source.name, shop.pipeline.factsOf(document));
    result.editions = await makeEditions(document, input, { prepare: since(began) }, shop);
    result.ok = true;
  } catch (error) {
    if (shop.signal.aborted) throw shop.signal.reason;
    if (concernsAll(error)) throw error;
    failure = failureOf(error, source.path);
  }
  if (document) tidyMessages(document);
  result.messages = allMessages(document, failure);
  result.milliseconds = since(began);
  for (const message of result.messages) {
    const excerpt = excerptOf(message, document ? filesOf(document) : asText(input));
    shop.emit({ type: 'message', document: source.name, message, ...(excerpt !== undefined && { excerpt }) });
  }
  shop.emit({ type: result.ok ? 'document:done' : 'document:failed', document: source.name, result });
  return result;
}

const since = (start: number) => Math.round(performance.now() - start);

/** The files of a document that could not be read: what there is to quote of them. */
function asText(input: SourceInput | undefined): { path: string; value: string }[] {
  const side = input?.decisions ? [input.decisions] : [];
  return [...(input?.files ?? []), ...side].map(({ path, bytes }) => ({ path, value: Buffer.from(bytes).toString() }));
}
