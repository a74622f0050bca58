import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import pLimit from 'p-limit';
import type { VFileMessage } from 'vfile-message';
import { type CitedSource, type Disk, Failure, type LoadedTemplate } from '../contract/index.ts';
import type { Pipeline } from '../index.ts';
import { buildDocument } from './document.ts';
import type { BuildResult, DocumentResult, Listener } from './events.ts';
import { count } from './messages.ts';
import type { Project } from './project.ts';
import { loadTemplate } from './template.ts';
import type { Workshop } from './workshop.ts';

export type * from './events.ts';

/** What a build works with. */
export interface Means {
  pipeline: Pipeline;
  disk: Disk;
  emit: Listener;
  signal: AbortSignal;
}

/**
 * Builds every document of a project; one that fails does not keep the others from being built.
 *
 * Throws `Failure` for what concerns all documents, and the reason of `signal` when that aborts.
 */
export async function buildProject(project: Project, means: Means): Promise<BuildResult> {
  const began = performance.now();
  const { sources, editions, output } = project;
  // What no document can do without ends the build: waiting documents are not even begun.
  const stop = new AbortController();
  const shop: Workshop = {
    ...means,
    signal: AbortSignal.any([means.signal, stop.signal]),
    root: project.root,
    output,
    editions,
    template: templateOf(project).then((template) => {
      means.pipeline.warm(template);
      return template;
    }),
    templateOptions: project.config.templateOptions,
    csv: project.config.csv,
    deadline: project.config.deadline * 1000,
    facts: new Map(),
    pdfStandard: project.pdfStandard,
    sourceDateEpoch: project.sourceDateEpoch,
    assumed: { ...project.assumed, sources: await bibliography(project, means) },
  };
  shop.template.catch((failure: Failure) => stop.abort(failure));
  means.emit({ type: 'start', documents: sources.map(({ name }) => name), output, editions });
  for (const message of project.messages) means.emit({ type: 'message', message });
  const limit = pLimit(project.jobs);
  const work = sources.map((source) =>
    limit(async () => {
      shop.signal.throwIfAborted();
      return buildDocument(source, shop);
    }).catch((error: unknown) => {
      stop.abort(error);
      throw error;
    }),
  );
  await Promise.allSettled(work);
  shop.signal.throwIfAborted();
  const facts = sources.map(({ name }) => shop.facts.get(name) ?? []);
  const contradictions = means.pipeline.inconsistencies(facts, project.assumed.rules);
  for (const message of contradictions) means.emit({ type: 'message', message });
  const messages = [...project.messages, ...contradictions];
  const result = summary(await Promise.all(work), messages, output, Math.round(performance.now() - began));
  means.emit({ type: 'done', result });
  return result;
}

/** The works of the project's bibliographies, in the order of the configuration. */
async function bibliography({ root, config }: Project, { disk, pipeline }: Means): Promise<CitedSource[]> {
  const works = config.bibliography.map(async (path) => {
    const bytes = await disk.read(resolve(root, path)).catch((cause: Error) => {
      const note = 'Correct the path of `bibliography` in the configuration.';
      throw new Failure('config/bibliography', `Cannot read \`${path}\`: ${cause.message}`, {
        file: path,
        note,
        cause,
      });
    });
    return pipeline.readBibliography(path, bytes);
  });
  return (await Promise.all(works)).flat();
}

async function templateOf({ template, root, config }: Project): Promise<LoadedTemplate> {
  const loaded = await loadTemplate(template, root);
  return {
    ...loaded,
    ...(config.paper !== undefined && { paper: { size: config.paper } }),
    // A path of the project, or else one in an installed package.
    moreFonts: config.fonts.map((file) => (existsSync(resolve(root, file)) ? resolve(root, file) : file)),
  };
}

function summary(
  documents: DocumentResult[],
  messages: VFileMessage[],
  output: string,
  milliseconds: number,
): BuildResult {
  const built = documents.filter(({ ok }) => ok).length;
  return {
    output,
    documents,
    built,
    failed: documents.length - built,
    messages,
    ...count([...messages, ...documents.flatMap((document) => document.messages)]),
    milliseconds,
  };
}
