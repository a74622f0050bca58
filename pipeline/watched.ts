import { extname, resolve, sep } from 'node:path';
import { CONFIG_FILES } from './build/config/load.ts';
import { DECISIONS, FORMATS } from './build/discover.ts';
import type { Project, ProjectOptions } from './build/project.ts';
import { locateTemplate } from './build/template.ts';

/** The places whose changes concern a project: its sources, and what builds depend on beside them. */
export class Watched {
  private readonly cwd: string;
  /** As it was last opened; undefined while it cannot be. */
  project: Project | undefined;
  /** Absolute paths that the last build depended on. */
  dependencies: readonly string[] = [];

  constructor(private readonly options: ProjectOptions) {
    this.cwd = resolve(options.cwd ?? '.');
  }

  /** All of them, absolute. */
  get places(): string[] {
    return [...this.sources, ...this.others];
  }

  /** Folders whose changes are of builds themselves. */
  get ignored(): string[] {
    const { project } = this;
    if (!project) return [resolve(this.cwd, 'dist')];
    return [project.output, ...(project.cache ? [project.cache.place] : [])];
  }

  /** Whether a document may be there, its decisions, or a folder of documents, or something else that counts. */
  concerns(path: string): boolean {
    return isSource(path) || this.others.some((place) => isAt(path, place));
  }

  /** Whether it is among the sources. */
  isOfSources(path: string): boolean {
    return this.sources.some((place) => isAt(path, place));
  }

  /** Whether it is a document of the project or its decisions. */
  isDocument(path: string): boolean {
    return isSource(path) && this.isOfSources(path);
  }

  /** Where documents and their decisions are, or will be. */
  private get sources(): string[] {
    const { paths = [] } = this.options;
    const { project, cwd } = this;
    if (paths.length === 0) return [project ? resolve(project.root, project.config.source) : resolve(cwd, 'source')];
    return paths.flatMap((path) => [resolve(cwd, path), resolve(cwd, path).replace(/\.[^.\\/]+$/, '') + DECISIONS]);
  }

  private get others(): string[] {
    return [...this.configurations, ...this.template, ...this.dependencies];
  }

  private get configurations(): string[] {
    const { config } = this.options;
    if (typeof config === 'object') return [];
    return (config === undefined ? CONFIG_FILES : [config]).map((name) => resolve(this.cwd, name));
  }

  /** The project's own template; nothing where there is none, which the build says. */
  private get template(): string[] {
    if (!this.project) return [];
    try {
      const { folder, builtIn } = locateTemplate(this.project.template, this.project.root);
      return builtIn ? [] : [folder];
    } catch {
      return [];
    }
  }
}

const isSource = (path: string): boolean =>
  path.endsWith(DECISIONS) || FORMATS.includes(extname(path).toLowerCase()) || extname(path) === '';

const isAt = (path: string, place: string): boolean => path === place || path.startsWith(place + sep);
