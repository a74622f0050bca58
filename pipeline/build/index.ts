import pLimit from 'p-limit';
import type { VFileMessage } from 'vfile-message';
import type { Disk, Fact } from '../contract/index.ts';
import type { Pipeline } from '../index.ts';
import type { Source } from './discover.ts';
import { type Elsewhere, makeElsewhere } from './elsewhere.ts';
import type { BuildResult, DocumentResult, Listener } from './events.ts';
import type { Threads } from './make.ts';
import { count } from './messages.ts';
import { messageOf, plainMessage } from './plain.ts';
import type { Project } from './project.ts';
import type { Ledger, Reading } from './reuse/index.ts';
import { tellReused } from './reused.ts';
import { readWithFormer } from './source.ts';

export type * from './events.ts';

/** What a build works with. */
export interface Means {
  /** Loads the pipeline and starts the browser: asked for when there is something to make. */
  pipeline(): Promise<Pipeline>;
  disk: Disk;
  /** What was made before; without it everything is made, and nothing removed. */
  ledger: Ledger | undefined;
  reading: Reading;
  /** Has documents built by others. */
  elsewhere?: Elsewhere;
  /** Opens threads to make so many documents in, where they pay. `fail` is told of what ends the build. */
  openThreads?(
    documents: number,
    means: { emit: Listener; signal: AbortSignal; fail(error: unknown): void },
  ): Promise<Threads | undefined>;
  emit: Listener;
  signal: AbortSignal;
}

/** Documents that are looked at a time to see whether they have changed. */
const READS = 16;

/**
 * Builds the documents of a project that have changed; one that fails does not keep the others from being
 * built.
 *
 * Throws `Failure` for what concerns all documents, and the reason of `signal` when that aborts.
 */
export async function buildProject(project: Project, means: Means): Promise<BuildResult> {
  const began = performance.now();
  const { sources, editions, output } = project;
  const { emit, ledger } = means;
  emit({ type: 'start', documents: sources.map(({ name }) => name), output, editions });
  for (const message of project.messages) emit({ type: 'message', message });
  const facts = new Map<string, readonly Fact[]>();
  let documents: DocumentResult[];
  let removed: string[] = [];
  try {
    const reused = await reuse(project, means, facts);
    const stale = sources.filter((_, i) => !reused[i]);
    const built = stale.length > 0 ? await make(stale, project, means, facts) : [];
    documents = sources.map((source, i) => reused[i] ?? (built[stale.indexOf(source)] as DocumentResult));
  } finally {
    // What was finished before an interruption is remembered.
    removed = (await ledger?.close()) ?? [];
  }
  const contradictions = await contradictionsIn(
    sources.map(({ name }) => facts.get(name) ?? []),
    project,
    means,
  );
  for (const message of contradictions) emit({ type: 'message', message });
  const messages = [...project.messages, ...contradictions];
  const result = summary(documents, messages, { output, removed, milliseconds: Math.round(performance.now() - began) });
  emit({ type: 'done', result });
  return result;
}

async function make(
  sources: readonly Source[],
  project: Project,
  means: Means,
  facts: Map<string, readonly Fact[]>,
): Promise<DocumentResult[]> {
  const { elsewhere } = means;
  if (elsewhere) return makeElsewhere(sources, project, means, elsewhere, facts);
  return (await import('./make.ts')).make(sources, project, means, facts);
}

/** Takes the outputs of an earlier build, where they are still right; undefined for documents that have to be made. */
async function reuse(
  project: Project,
  { ledger, disk, emit, pipeline, elsewhere }: Means,
  facts: Map<string, readonly Fact[]>,
): Promise<(DocumentResult | undefined)[]> {
  const { sources, output } = project;
  const limit = pLimit(READS);
  const take = async (source: Source): Promise<DocumentResult | undefined> => {
    // What cannot be read, or written, is told of when it is to be made.
    const input = await readWithFormer(source, project, disk).catch(() => undefined);
    const reused = input && (await ledger?.reuse(source.name, input).catch(() => undefined));
    if (!reused) {
      // The first that has to be made: what makes it is long to load, and is needed in any case.
      if (!elsewhere) pipeline().catch(() => undefined);
      return undefined;
    }
    facts.set(source.name, reused.record.facts);
    return tellReused(source, { ...reused, output, emit });
  };
  return Promise.all(sources.map((source) => limit(() => take(source))));
}

async function contradictionsIn(
  facts: (readonly Fact[])[],
  { assumed }: Project,
  { ledger, pipeline }: Means,
): Promise<VFileMessage[]> {
  if (facts.flat().length === 0) return [];
  const find = async () => (await pipeline()).inconsistencies(facts, assumed.rules);
  if (!ledger) return find();
  return (await ledger.contradictions(facts, async () => (await find()).map(plainMessage))).map(messageOf);
}

function summary(
  documents: DocumentResult[],
  messages: VFileMessage[],
  rest: Pick<BuildResult, 'output' | 'removed' | 'milliseconds'>,
): BuildResult {
  const failed = documents.filter(({ ok }) => !ok).length;
  const reused = documents.filter((document) => document.reused !== undefined).length;
  return {
    documents,
    built: documents.length - failed - reused,
    reused,
    failed,
    messages,
    ...count([...messages, ...documents.flatMap((document) => document.messages)]),
    ...rest,
  };
}
