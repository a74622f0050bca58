import { setTimeout as sleep } from 'node:timers/promises';
import { VFileMessage } from 'vfile-message';
import type { Elsewhere } from '../build/elsewhere.ts';
import type { Listener, Stage } from '../build/events.ts';
import type { Project, ProjectOptions } from '../build/project.ts';
import { builtInTemplates } from '../build/template.ts';
import { Failure } from '../contract/index.ts';
import { connectionTo, reached } from './connection.ts';
import { ATTEMPTS, type Job, type JobSettings, type Outcome, QUEUE } from './job.ts';

/** A queue that documents are given to. */
export interface Queued {
  elsewhere: Elsewhere;
  close(): Promise<void>;
}

/** Milliseconds after which it is told that nobody works at the queue. */
const LONELY = 5_000;

/**
 * Opens a queue to have documents built by workers (`galley worker`), on this machine or others.
 *
 * Fails with `usage/queue`, `config/queue` and `queue/unreachable`.
 */
export async function openQueue(
  url: string,
  project: Project,
  options: ProjectOptions,
  { emit, signal }: { emit: Listener; signal: AbortSignal },
): Promise<Queued> {
  const settings = settingsOf(project, options);
  const connection = connectionTo(url);
  const { Queue, QueueEvents } = await import('bullmq');
  const [queue, events] = [new Queue<Job, Outcome>(QUEUE, { connection }), new QueueEvents(QUEUE, { connection })];
  let onError: (cause: Error) => void = () => undefined;
  // One for each document that is waited for.
  queue.setMaxListeners(0);
  events.setMaxListeners(0);
  queue.on('error', (cause) => onError(cause));
  events.on('error', (cause) => onError(cause));
  const close = async () => void (await Promise.allSettled([queue.close(), events.close()]));
  try {
    const ready = Promise.all([queue.waitUntilReady(), events.waitUntilReady()]);
    await reached(url, ready, (told) => {
      onError = told;
    });
  } catch (error) {
    void close();
    throw error;
  }
  const names = new Map<string, string>();
  events.on('progress', ({ jobId, data }) => {
    const document = names.get(jobId);
    if (document !== undefined) emit({ type: 'stage', document, stage: String(data) as Stage });
  });
  void tellLoneliness(queue, emit, signal).catch(() => undefined);

  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  aborted.catch(() => undefined);

  const elsewhere: Elsewhere = async ({ name, path, key }) => {
    signal.throwIfAborted();
    const job = await queue.add(
      'document',
      { document: name, path, key, settings },
      { attempts: ATTEMPTS, backoff: { type: 'exponential', delay: 500 }, removeOnComplete: true, removeOnFail: true },
    );
    names.set(String(job.id), name);
    emit({ type: 'document:start', document: name, source: path });
    const ended = job.waitUntilFinished(events);
    ended.catch(() => undefined);
    try {
      return await Promise.race([ended, aborted]);
    } catch (cause) {
      if (signal.aborted) {
        // What a worker has begun, it ends.
        await job.remove().catch(() => undefined);
        throw signal.reason;
      }
      return { ok: false, messages: [lost(cause as Error, path)], milliseconds: 0 };
    } finally {
      names.delete(String(job.id));
    }
  };
  return { elsewhere, close };
}

/** Workers know the project; of what is asked for otherwise they take what cannot make them run or read anything else. */
function settingsOf({ cache }: Project, options: ProjectOptions): JobSettings {
  const { editions, variants, pdfStandard, press, force, date, template, against } = options;
  const refuse = (what: string, note: string) => {
    throw new Failure('config/queue', `Unexpected ${what} in a build by workers`, { note });
  };
  if (!cache)
    refuse('project without a cache', 'Give the project a configuration; `cache.folder` is what workers share.');
  if (against !== undefined) refuse('`--against`', 'Compare documents on the machine that has both editions.');
  if (template !== undefined && !builtInTemplates().includes(template))
    refuse(`template \`${template}\``, 'Name the template in the configuration, which workers read as well.');
  return {
    editions: [...(editions ?? [])],
    variants: [...(variants ?? [])],
    pdfStandard: [...(pdfStandard ?? [])],
    press: press ?? false,
    force: force ?? false,
    ...(date !== undefined && { date }),
    ...(template !== undefined && { template }),
  };
}

/** A document that no worker brought to an end. */
function lost(cause: Error, file: string): Outcome['messages'][number] {
  return {
    severity: 'error',
    rule: 'queue/lost',
    reason: `Workers were lost with this document, or failed on it, again and again: ${cause.message}`,
    note: 'Build it on one machine (`galley build FILE`) to see why.',
    ...{ file, line: null, column: null, place: null },
  };
}

async function tellLoneliness(queue: import('bullmq').Queue, emit: Listener, signal: AbortSignal): Promise<void> {
  await sleep(LONELY, undefined, { ref: false, signal });
  if ((await queue.getWorkersCount()) > 0) return;
  const message = new VFileMessage('Unexpected queue without workers: documents wait', {
    ruleId: 'queue/no-worker',
    source: 'galley',
  });
  emit({
    type: 'message',
    message: Object.assign(message, { fatal: false, note: 'Start one: `galley worker --queue URL`.' }),
  });
}
