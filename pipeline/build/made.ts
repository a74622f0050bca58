import { type Fact, type Failure, filesOf, type GalleyDocument } from '../contract/index.ts';
import type { SourceInput } from '../index.ts';
import { makeEditions } from './editions.ts';
import { allMessages, concernsAll, excerptOf, failureOf, tidyMessages } from './messages.ts';
import type { DocumentRecord } from './reuse/index.ts';
import type { Told } from './tell.ts';
import type { Workshop } from './workshop.ts';

/** What was made of a document, before anything of it is written. */
export interface MadeDocument {
  /** In the order of their places; last why it failed, where it did. */
  messages: Told[];
  /** What it states that another document could contradict. */
  facts: Fact[];
  /** Absent where it failed. */
  outputs?: Outputs;
}

/** The outputs of a document. */
export interface Outputs extends Pick<DocumentRecord, 'about' | 'editions' | 'files'> {
  /** By their names, in the order to write them. */
  contents: Map<string, Uint8Array>;
  /** What was read for them beside its sources, with its digest, null where there was nothing. */
  read: Map<string, string | null>;
}

/**
 * Makes every output of a document that was read; `path` is that of its file or folder.
 *
 * A failure of the document is among its messages; thrown are an abort, and what no document can do without.
 */
export async function makeDocument(input: SourceInput, path: string, shop: Workshop): Promise<MadeDocument> {
  let document: GalleyDocument | undefined;
  let facts: Fact[] = [];
  let outputs: Outputs | undefined;
  let failure: Failure | undefined;
  try {
    const { result, files } = await shop.reading.during(async () => {
      const began = performance.now();
      document = shop.pipeline.prepare(input, shop.assumed);
      facts = shop.pipeline.factsOf(document);
      const editions = await makeEditions(document, input, { prepare: Math.round(performance.now() - began) }, shop);
      return { ...editions, about: aboutOf(document) };
    });
    outputs = { ...result, read: files };
  } catch (error) {
    if (shop.signal.aborted) throw shop.signal.reason;
    if (concernsAll(error)) throw error;
    failure = failureOf(error, path);
  }
  if (document) tidyMessages(document);
  const quoted = document ? filesOf(document) : asText(input);
  const messages = allMessages(document, failure).map((message): Told => {
    const excerpt = excerptOf(message, quoted);
    return { message, ...(excerpt !== undefined && { excerpt }) };
  });
  return { messages, facts, ...(outputs && { outputs }) };
}

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

/** The files of a document that could not be read: what there is to quote of them. */
function asText({ files, decisions }: SourceInput): { path: string; value: string }[] {
  const side = decisions ? [decisions] : [];
  return [...files, ...side].map(({ path, bytes }) => ({ path, value: Buffer.from(bytes).toString() }));
}
