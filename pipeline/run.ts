import { parse, resolve } from 'node:path';
import type { Source } from './build/discover.ts';
import type { Elsewhere } from './build/elsewhere.ts';
import type { BuildResult, Listener } from './build/events.ts';
import type { AnnotatedDocument } from './build/output/annotations.ts';
import { openProject, type Project, type ProjectOptions } from './build/project.ts';
import { type Disk, Failure, type GalleyDocument, type WritableDisk } from './contract/index.ts';
import { createDisk, createHost } from './host/index.ts';
import type { PrepareOptions } from './index.ts';
import { Session } from './session.ts';

/** How to build, and who listens. */
export interface BuildOptions extends ProjectOptions {
  /** Is told what happens, in order. */
  onEvent?: Listener;
  /** Address of a Redis whose workers build the documents, such as `redis://host:6379`. */
  queue?: string;
  /** Ends the build; nothing half-written is left. */
  signal?: AbortSignal;
}

/** A document to annotate: a file, or text in one of the formats of a source. */
export type AnnotateInput = { file: string } | { text: string; format?: 'txt' | 'md' };

/**
 * Builds the editions of a project.
 *
 * A document that fails is in the result. Throws `Failure`, or an `AggregateError` of them, for what
 * concerns the whole build, and the reason of `signal` when that aborts.
 */
export async function build(options: BuildOptions = {}): Promise<BuildResult> {
  const disk = createDisk();
  const project = await openProject(disk, options, process.env);
  if (options.queue === undefined) return run(project, true, disk, options);
  const { openQueue } = await import('./queue/client.ts');
  const emit = options.onEvent ?? (() => undefined);
  const signal = options.signal ?? new AbortController().signal;
  const queue = await openQueue(options.queue, project, options, { emit, signal });
  try {
    return await run(project, true, disk, options, queue.elsewhere);
  } finally {
    await queue.close();
  }
}

/** Finds what a build of the project would say, without a browser and without writing anything. */
export async function check(options: BuildOptions = {}): Promise<BuildResult> {
  const disk = createDisk();
  const project = await openProject(disk, options, process.env);
  const nothing = async () => {};
  const writes: WritableDisk = {
    ...{ makeFolder: nothing, write: nothing, rename: nothing, remove: nothing, removeFolder: nothing, link: nothing },
  };
  const annotated = { ...project, editions: [{ format: 'html', variant: 'annotated' } as const] };
  return run(annotated, false, { ...disk, ...writes, list: async () => [] }, options);
}

/** What is kept of earlier builds of a project, after a part of it was removed if that is asked for; undefined without a cache. */
export async function tidyCache({
  config,
  tidy,
  signal,
}: {
  config?: string;
  /** Down to the bound of the configuration, or everything. */
  tidy?: 'prune' | 'clear';
  signal: AbortSignal;
}): Promise<{ place: string; documents: number; bytes: number; maxSize: number } | undefined> {
  const [{ openStore }, { openCache }, { loadConfig }, { cacheOf }] = await Promise.all([
    import('./build/reuse/store.ts'),
    import('./cache.ts'),
    import('./build/config/load.ts'),
    import('./build/project.ts'),
  ]);
  const cache = cacheOf(await loadConfig(resolve('.'), config));
  if (!cache) return undefined;
  const store = openStore(await openCache(cache.place, createDisk(), signal), () => undefined);
  const most = tidy === 'clear' ? 0 : tidy === 'prune' ? cache.maxSize : Number.POSITIVE_INFINITY;
  return { ...cache, ...(await store.prune(most)) };
}

async function run(
  project: Project,
  reuses: boolean,
  disk: Disk,
  { onEvent, signal }: BuildOptions,
  elsewhere?: Elsewhere,
): Promise<BuildResult> {
  const session = new Session();
  try {
    const emit = onEvent ?? (() => undefined);
    return await session.build(project, {
      disk,
      emit,
      signal: signal ?? new AbortController().signal,
      reuses,
      ...(elsewhere && { elsewhere }),
    });
  } finally {
    await session.close();
  }
}

/** Reads, segments and annotates one document. Throws `Failure` where it cannot be read. */
export async function annotate(input: AnnotateInput, options: PrepareOptions = {}): Promise<AnnotatedDocument> {
  const { annotatedDocument } = await import('./build/output/annotations.ts');
  return annotatedDocument(await prepare(input, options));
}

/** The same, as the document itself. */
export async function prepare(input: AnnotateInput, options: PrepareOptions = {}): Promise<GalleyDocument> {
  const { createPipeline } = await import('./index.ts');
  const nothing = { folders: [], browser: {}, sourceDateEpoch: undefined, onWarning: () => undefined };
  const host = createHost({ root: resolve('.'), ...nothing });
  return createPipeline(host).prepare(await sourceOf(input), options);
}

/**
 * Writes into the side file of a document that every proposal is right which nothing was decided of.
 *
 * Throws `Failure` where the document cannot be read or the file not be written.
 */
export async function accept(file: string, options: PrepareOptions = {}): Promise<{ path: string; added: number }> {
  const [{ acceptProposals }, { writeOutputs }] = await Promise.all([
    import('./build/accept.ts'),
    import('./build/output/write.ts'),
  ]);
  const [disk, source] = [createDisk(), await locate(file)];
  const document = await prepare({ file }, options);
  const before = document.decisionsFile && new TextDecoder().decode(await disk.read(source.decisions));
  const { text, added } = acceptProposals(document, before);
  const { dir, base } = parse(source.decisions);
  if (added > 0) await writeOutputs(disk, dir, new Map([[base, text]]));
  return { path: source.decisions, added };
}

async function sourceOf(input: AnnotateInput) {
  if ('text' in input) {
    const path = `document.${input.format ?? 'txt'}`;
    return { name: 'document', files: [{ path, bytes: Buffer.from(input.text) }] };
  }
  const { readSource } = await import('./build/source.ts');
  return readSource(await locate(input.file), resolve('.'), createDisk());
}

/** The one document that a path names. */
async function locate(file: string): Promise<Source> {
  const { discover } = await import('./build/discover.ts');
  const cwd = resolve('.');
  const [source, other] = await discover(createDisk(), { root: cwd, cwd, source: cwd, paths: [file] });
  if (source === undefined) throw new Error('unreachable: discover throws where it finds nothing');
  if (other !== undefined) {
    throw new Failure('usage/several-documents', `Unexpected folder \`${file}\` of several documents, expected one`, {
      file,
      note: `Name one of them, such as \`${source.path}\`.`,
    });
  }
  return source;
}
