import { extname, resolve, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { VFileMessage } from 'vfile-message';
import { CONFIG_FILES } from './build/config/load.ts';
import { DECISIONS, FORMATS } from './build/discover.ts';
import type { BuildResult } from './build/events.ts';
import { openProject, type Project } from './build/project.ts';
import { locateTemplate } from './build/template.ts';
import { type Held, hold } from './held.ts';
import { createDisk } from './host/index.ts';
import type { BuildOptions } from './run.ts';
import { Session } from './session.ts';

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
  const [disk, session] = [createDisk(), new Session()];
  const emit = onEvent ?? (() => undefined);
  const cwd = resolve(options.cwd ?? '.');
  const { watchChanges } = await import('./host/changes.ts');
  let project: Project | undefined;
  const open = async () => {
    project = await openProject(disk, options, process.env);
    return project;
  };
  const opened = open();
  await opened.catch(() => {});
  const changes = await watchChanges(ignoredBy(project, cwd), (cause) =>
    emit({ type: 'message', message: polling(cause) }),
  );
  const sources = () => sourcesOf(options, project, cwd);
  const isOfSources = (path: string) => sources().some((one) => isAt(path, one));
  /** What builds depend on beside sources. */
  let known: string[] = [];
  const listen = (more: readonly string[]) => {
    known = [...more, ...configurations(options, cwd), ...templatesOf(project), ...session.dependencies];
    changes.watch([...sources(), ...known]);
  };

  let build: Build | undefined;
  const begin = (opening = open()): Build => {
    const { release, abandon, ...held } = hold(disk, emit, signal);
    const result = opening.then((project) => {
      // Before the build: what is saved while it runs is built next.
      listen([]);
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
    } catch (error) {
      if (signal.aborted) throw error;
      onFailure?.(error);
    }
    listen(known);
  };

  /** Begins the next build, once something has changed that concerns it. */
  const next = async (): Promise<Build> => {
    for (;;) {
      const { path, isEdit } = await changes.first(signal);
      session.warm();
      // An edit is built from the first sign of it; where more comes of it, as from a program that saves in steps, anew.
      const stamp = await disk.stamp(path);
      const early = isEdit && isSource(path) && isOfSources(path) ? begin() : undefined;
      const changed = [...(await changes.quiet(signal))];
      if (early && changed.length === 1 && isDeepStrictEqual(await disk.stamp(path), stamp)) return early;
      await early?.abandon();
      if (!changed.some((one) => isSource(one) || known.some((other) => isAt(one, other)))) continue;
      // Fonts, styles and templates are kept from build to build.
      if (!changed.every(isOfSources)) session.forget();
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

/** Whether a document may be there, its decisions, or a folder of documents. */
const isSource = (path: string): boolean =>
  path.endsWith(DECISIONS) || FORMATS.includes(extname(path).toLowerCase()) || extname(path) === '';

const isAt = (path: string, place: string): boolean => path === place || path.startsWith(place + sep);

/** Where documents and their decisions are, or will be. */
function sourcesOf({ paths = [] }: BuildOptions, project: Project | undefined, cwd: string): string[] {
  if (paths.length === 0) return [project ? resolve(project.root, project.config.source) : resolve(cwd, 'source')];
  return paths.flatMap((path) => [resolve(cwd, path), resolve(cwd, path).replace(/\.[^.\\/]+$/, '') + DECISIONS]);
}

function configurations({ config }: BuildOptions, cwd: string): string[] {
  if (typeof config === 'object') return [];
  return (config === undefined ? CONFIG_FILES : [config]).map((name) => resolve(cwd, name));
}

/** The project's own template; nothing where there is none, which the build says. */
function templatesOf(project: Project | undefined): string[] {
  if (!project) return [];
  try {
    const { folder, builtIn } = locateTemplate(project.template, project.root);
    return builtIn ? [] : [folder];
  } catch {
    return [];
  }
}

const ignoredBy = (project: Project | undefined, cwd: string): string[] =>
  project ? [project.output, ...(project.cache ? [project.cache.place] : [])] : [resolve(cwd, 'dist')];

function polling(cause: Error): VFileMessage {
  const reason = `Unexpected limit of the system: it tells of no more changes (${cause.message})`;
  const message = new VFileMessage(reason, { ruleId: 'watch/polling', source: 'galley' });
  const note = 'Changes are looked for twice a second instead. On Linux raise fs.inotify.max_user_watches.';
  return Object.assign(message, { note, fatal: false });
}
