import { isDeepStrictEqual } from 'node:util';
import { VFileMessage } from 'vfile-message';
import type { BuildResult } from './build/events.ts';
import { openProject } from './build/project.ts';
import { type Held, hold } from './held.ts';
import { createDisk } from './host/index.ts';
import type { BuildOptions } from './run.ts';
import { Session } from './session.ts';
import { Watched } from './watched.ts';

/** How to build again and again, and who listens. */
export interface WatchOptions extends BuildOptions {
  /** Ends the watching. */
  signal: AbortSignal;
  /** Told what each build came to. */
  onBuild?(result: BuildResult): void;
  /** Told why a build could not be made; the next change is waited for all the same. */
  onFailure?(error: unknown): void;
}

/** A build of the project as it is found, of which nothing is seen before its release. */
interface Build extends Pick<Held, 'release'> {
  result: Promise<BuildResult>;
  /** Ends it. */
  abandon(): Promise<void>;
}

/**
 * Builds a project, and again whenever something of it changes, in one browser that stays.
 *
 * Returns when the signal aborts. What ends a build ends nothing here: a mistake is reported, and mended in
 * the next save.
 */
export async function watch({ signal, onBuild, onFailure, onEvent, ...options }: WatchOptions): Promise<void> {
  const [disk, session, watched] = [createDisk(), new Session(), new Watched(options)];
  const emit = onEvent ?? (() => undefined);
  const { watchChanges } = await import('./host/changes.ts');
  const open = async () => {
    watched.project = await openProject(disk, options, process.env);
    return watched.project;
  };
  const opened = open();
  await opened.catch(() => {});
  const changes = await watchChanges(watched.ignored, (cause) => emit({ type: 'message', message: polling(cause) }));

  let build: Build | undefined;
  const begin = (opening = open()): Build => {
    const { release, abandon, ...held } = hold(disk, emit, signal);
    const result = opening.then((project) => {
      // Before the build: what is saved while it runs is built next.
      changes.watch(watched.places);
      return session.build(project, { ...held, reuses: true });
    });
    // It may fail before anybody waits for it.
    result.catch(() => {});
    build = {
      result,
      release,
      async abandon() {
        abandon();
        await result.catch(() => {});
      },
    };
    return build;
  };

  const finish = async ({ release, result }: Build) => {
    release();
    try {
      onBuild?.(await result);
      watched.dependencies = session.dependencies;
    } catch (error) {
      if (signal.aborted) throw error;
      onFailure?.(error);
      // It may have come to less than the last one.
      watched.dependencies = [...watched.dependencies, ...session.dependencies];
    }
    changes.watch(watched.places);
  };

  /** Begins the next build, once something has changed that concerns it. */
  const next = async (): Promise<Build> => {
    for (;;) {
      const { path, isEdit } = await changes.first(signal);
      session.warm();
      // An edit is built from the first sign of it; where more comes of it, as from a program that saves in steps, anew.
      const stamp = await disk.stamp(path);
      const early = isEdit && watched.isDocument(path) ? begin() : undefined;
      const changed = [...(await changes.quiet(signal))];
      if (early && changed.length === 1 && isDeepStrictEqual(await disk.stamp(path), stamp)) return early;
      await early?.abandon();
      if (!changed.some((one) => watched.concerns(one))) continue;
      // Fonts, styles and templates are kept from build to build.
      if (!changed.every((one) => watched.isOfSources(one))) session.forget();
      return begin();
    }
  };

  try {
    for (let now = begin(opened); ; now = await next()) await finish(now);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await build?.abandon();
    await Promise.all([session.close(), changes.close()]);
  }
}

function polling(cause: Error): VFileMessage {
  const reason = `Unexpected limit of the system: it tells of no more changes (${cause.message})`;
  const message = new VFileMessage(reason, { ruleId: 'watch/polling', source: 'galley' });
  const note = 'Changes are looked for twice a second instead. On Linux raise fs.inotify.max_user_watches.';
  return Object.assign(message, { note, fatal: false });
}
