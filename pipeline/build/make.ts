import pLimit from 'p-limit';
import type { Fact, Failure } from '../contract/index.ts';
import type { SourceInput } from '../index.ts';
import type { Source } from './discover.ts';
import { buildDocument } from './document.ts';
import type { DocumentResult } from './events.ts';
import type { Means } from './index.ts';
import { makeDocument } from './made.ts';
import type { Project } from './project.ts';
import { openWorkshop } from './workshop.ts';

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
  const pipeline = await means.pipeline();
  const { disk, reading, emit } = means;
  const shop = await openWorkshop(project, { pipeline, disk, reading, emit, signal, isAlone: sources.length === 1 });
  shop.template.catch((failure: Failure) => stop.abort(failure));
  const builder = {
    ...means,
    project,
    signal,
    facts,
    make: (input: SourceInput, path: string) => makeDocument(input, path, shop),
  };
  const limit = pLimit(project.jobs);
  const work = sources.map((source) =>
    limit(async () => {
      signal.throwIfAborted();
      return buildDocument(source, builder);
    }).catch((error: unknown) => {
      stop.abort(error);
      throw error;
    }),
  );
  await Promise.allSettled(work);
  signal.throwIfAborted();
  return Promise.all(work);
}
