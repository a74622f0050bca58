import pLimit from 'p-limit';
import type { Fact } from '../contract/index.ts';
import type { Source } from './discover.ts';
import { type Builder, buildDocument } from './document.ts';
import type { DocumentResult } from './events.ts';
import type { Means } from './index.ts';
import { makeDocument } from './made.ts';
import type { Project } from './project.ts';
import { openWorkshop } from './workshop.ts';

/** Makes documents in other threads. */
export interface Threads {
  make: Builder['make'];
  /** Ends them. */
  close(): Promise<void>;
}

/** Makes documents, several at a time. `facts` is told what they state. */
export async function make(
  sources: readonly Source[],
  project: Project,
  means: Means,
  facts: Map<string, readonly Fact[]>,
): Promise<DocumentResult[]> {
  // What no document can do without ends the build: waiting documents are not even begun.
  const stop = new AbortController();
  const signal = AbortSignal.any([means.signal, stop.signal]);
  const fail = (error: unknown) => stop.abort(error);
  const threads = await means.openThreads?.(sources.length, { emit: means.emit, signal, fail });
  const maker = threads ?? (await openHere(sources.length === 1, project, { ...means, signal, fail }));
  const builder = { ...means, project, signal, facts, make: maker.make };
  const limit = pLimit(project.jobs);
  const work = sources.map((source) =>
    limit(async () => {
      signal.throwIfAborted();
      return buildDocument(source, builder);
    }).catch((error: unknown) => {
      fail(error);
      throw error;
    }),
  );
  await Promise.allSettled(work);
  await threads?.close();
  signal.throwIfAborted();
  return Promise.all(work);
}

/** Makes documents in this thread. */
async function openHere(
  isAlone: boolean,
  project: Project,
  { pipeline: load, fail, ...means }: Means & { fail(error: unknown): void },
): Promise<Pick<Builder, 'make'>> {
  const pipeline = await load();
  const shop = await openWorkshop(project, { ...means, pipeline, isAlone });
  // Its fonts are on their way before the first document takes the processor.
  await shop.template.catch(fail);
  return { make: (input, path) => makeDocument(input, path, shop) };
}
