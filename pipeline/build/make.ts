import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import pLimit from 'p-limit';
import { type CitedSource, type Disk, type Fact, Failure, type LoadedTemplate } from '../contract/index.ts';
import type { Pipeline } from '../index.ts';
import type { Source } from './discover.ts';
import { buildDocument } from './document.ts';
import type { DocumentResult } from './events.ts';
import type { Means } from './index.ts';
import type { Project } from './project.ts';
import { loadTemplate } from './template.ts';
import type { Workshop } from './workshop.ts';

/** Makes documents, several at a time. `facts` is told what they state. */
export async function make(
  sources: readonly Source[],
  project: Project,
  means: Means,
  facts: Map<string, readonly Fact[]>,
): Promise<DocumentResult[]> {
  // What no document can do without ends the build: waiting documents are not even begun.
  const stop = new AbortController();
  const pipeline = await means.pipeline();
  const shop: Workshop = {
    ...means,
    pipeline,
    signal: AbortSignal.any([means.signal, stop.signal]),
    root: project.root,
    former: project.former,
    output: project.output,
    editions: project.editions,
    isAlone: sources.length === 1,
    template: templateOf(project).then((template) => {
      pipeline.warm(template);
      return template;
    }),
    templateOptions: project.config.templateOptions,
    csv: project.config.csv,
    deadline: project.config.deadline * 1000,
    facts,
    pdfStandard: project.pdfStandard,
    press: project.press,
    sourceDateEpoch: project.sourceDateEpoch,
    assumed: { ...project.assumed, sources: await bibliography(project, means.disk, pipeline) },
  };
  shop.template.catch((failure: Failure) => stop.abort(failure));
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
  return Promise.all(work);
}

/** The works of the project's bibliographies, in the order of the configuration. */
async function bibliography({ root, config }: Project, disk: Disk, pipeline: Pipeline): Promise<CitedSource[]> {
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
  const loaded = await loadTemplate(template, root, config.templateOptions);
  return {
    ...loaded,
    ...(config.paper !== undefined && { paper: { size: config.paper } }),
    // A path of the project, or else one in an installed package.
    moreFonts: config.fonts.map((file) => (existsSync(resolve(root, file)) ? resolve(root, file) : file)),
  };
}
