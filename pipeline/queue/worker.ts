import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { VFileMessage } from 'vfile-message';
import { defaultJobs } from '../build/config/defaults.ts';
import { loadConfig } from '../build/config/load.ts';
import type { BuildEvent } from '../build/events.ts';
import { isInside } from '../build/paths.ts';
import { type PlainTold, plainTold } from '../build/plain.ts';
import { cacheOf, openProject, type Project } from '../build/project.ts';
import { openStore } from '../build/reuse/store.ts';
import { openCache } from '../cache.ts';
import { Failure } from '../contract/index.ts';
import { isRunning } from '../host/browser/lock.ts';
import { createDisk } from '../host/index.ts';
import { Session } from '../session.ts';
import { connectionTo, reached } from './connection.ts';
import { type Job, MOST_LOST, type Outcome, QUEUE, readJob } from './job.ts';

/** A project whose documents are built for others. */
export interface WorkOptions {
  /** Address of Redis. */
  queue: string;
  cwd?: string;
  config?: string;
  /** Documents at a time. */
  jobs?: number;
  signal: AbortSignal;
  /** Told when it waits for documents, and what became of each. */
  onReady?(): void;
  onDocument?(document: string, outcome: Outcome): void;
}

/** Documents at a time, unless it is said: a worker lays them out in one thread, and more would only wait. Start several. */
const MOST = 5;

/** Milliseconds that a worker may be silent before a document is given to another one. */
const SILENCE = 15_000;

/**
 * Builds documents that are asked for through a queue, until the signal aborts. What it makes goes into the cache of
 * the project, which all share.
 *
 * Fails with what a project fails with, `config/queue` and `queue/unreachable`, and where the cache cannot be used.
 */
export async function work({
  queue,
  cwd = '.',
  config,
  jobs,
  signal,
  onReady,
  onDocument,
}: WorkOptions): Promise<void> {
  const base = { cwd: resolve(cwd), ...(config !== undefined && { config }) };
  const loaded = await loadConfig(base.cwd, config);
  const cache = cacheOf(loaded);
  if (!cache) {
    throw new Failure('config/queue', 'Unexpected project without a cache, which workers share', {
      note: 'Give the project a configuration, and `cache.folder` a folder or a bucket that all of them reach.',
    });
  }
  await (await openCache(cache.place, createDisk(), signal)).reach();
  await sweep().catch(() => undefined);
  const connection = connectionTo(queue);
  const { Worker } = await import('bullmq');
  const concurrency = jobs ?? loaded.jobs ?? Math.min(MOST, defaultJobs());
  const idle = Array.from({ length: concurrency }, () => new Session());
  const sessions = [...idle];
  const worker = new Worker<Job, Outcome>(
    QUEUE,
    async (job) => {
      const session = idle.pop() ?? new Session();
      try {
        const asked = readJob(job.data);
        const paths = [within(asked.path, loaded.root)];
        const onStage = (stage: string) => void job.updateProgress(stage).catch(() => {});
        const outcome = await build(asked, { ...base, paths }, session, signal, onStage);
        onDocument?.(asked.document, outcome);
        return outcome;
      } finally {
        idle.push(session);
      }
    },
    { connection, concurrency, lockDuration: SILENCE, stalledInterval: SILENCE / 3, maxStalledCount: MOST_LOST },
  );
  try {
    await reached(queue, worker.waitUntilReady(), (told) => worker.on('error', told));
    onReady?.();
    await new Promise<void>((done) => {
      if (signal.aborted) done();
      signal.addEventListener('abort', () => done(), { once: true });
    });
  } finally {
    // Documents in work are given up: another worker takes them over.
    await Promise.allSettled([worker.close(true), ...sessions.map((session) => session.close())]);
  }
}

const PREFIX = 'galley-worker-';

/** Removes what workers that were killed have left. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    if (owner > 0 && !isRunning(owner)) await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}

/** What keeps others from what was made; a damaged entry is mended. */
const isOfCache = ({ ruleId }: VFileMessage): boolean => /^cache\/(?!damaged)/.test(ruleId ?? '');

/** Builds one document into a folder of no use to anybody: what counts goes into the cache. */
async function build(
  { path, key, settings }: Job,
  base: { cwd: string; config?: string; paths: string[] },
  session: Session,
  signal: AbortSignal,
  onStage: (stage: string) => void,
): Promise<Outcome> {
  const disk = createDisk();
  const { editions, variants, pdfStandard, press, force, date, template } = settings;
  const opened = await openProject(
    disk,
    {
      ...base,
      ...{ press, force },
      ...(editions.length > 0 && { editions }),
      ...(variants.length > 0 && { variants }),
      ...(pdfStandard.length > 0 && { pdfStandard }),
      ...(date !== undefined && { date }),
      ...(template !== undefined && { template }),
    },
    process.env,
  );
  const output = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const messages: PlainTold[] = [];
  let cacheless: VFileMessage | undefined;
  const emit = (event: BuildEvent) => {
    if (event.type === 'stage') onStage(event.stage);
    if (event.type === 'message' && isOfCache(event.message)) cacheless = event.message;
    if (event.type === 'message' && event.document !== undefined) messages.push(plainTold(event));
  };
  try {
    const project: Project = { ...opened, output, isWhole: false };
    const { documents } = await session.build(project, { disk, emit, signal, reuses: true });
    const [result] = documents;
    if (!result) throw new Error(`There is no document \`${path}\` here`);
    if (result.ok && cacheless) throw new Error(cacheless.reason);
    const store = openStore(await openCache(project.cache?.place ?? '', disk, signal), () => undefined);
    if (result.ok && !(await store.has(key))) {
      throw new Error('This worker makes other editions: its sources, template, Galley, Node or browser are others');
    }
    return { ok: result.ok, messages, milliseconds: result.milliseconds };
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}

/** A document of the project; a queue is no reason to read anything else. */
function within(path: string, root: string): string {
  const place = resolve(root, path);
  if (!isInside(place, root)) throw new Error(`\`${path}\` is no document of this project`);
  return place;
}
