import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type CitedSource,
  type Edition,
  Failure,
  type LoadedTemplate,
  type PdfStandard,
  type PressSettings,
  type ReadableDisk,
} from '../contract/index.ts';
import type { Pipeline, PrepareOptions } from '../index.ts';
import type { Listener } from './events.ts';
import type { Project } from './project.ts';
import type { Reading } from './reuse/index.ts';
import { loadTemplate } from './template.ts';

/** What all documents of a build are made with. */
export interface Workshop {
  pipeline: Pipeline;
  disk: ReadableDisk;
  /** The folder of all outputs. */
  output: string;
  editions: readonly Edition[];
  template: Promise<LoadedTemplate>;
  templateOptions: Record<string, unknown>;
  /** Whether tables begin with a byte-order mark. */
  csv: { bom: boolean };
  /** What is taken for documents that do not say it. */
  assumed: PrepareOptions;
  reading: Reading;
  /** Whether it is the only document that is made, and may use more than its part of the machine. */
  isAlone: boolean;
  /** Standards that PDF editions claim. */
  pdfStandard: readonly PdfStandard[];
  /** How files for the press are made, where they are asked for. */
  press: PressSettings | undefined;
  /** Milliseconds for each print. */
  deadline: number;
  sourceDateEpoch: number | undefined;
  signal: AbortSignal;
  emit: Listener;
}

/** What a workshop is opened with. */
export interface WorkshopMeans
  extends Pick<Workshop, 'pipeline' | 'disk' | 'reading' | 'isAlone' | 'signal' | 'emit'> {}

/** Begins to load the template, and reads the project's bibliography. Throws `config/bibliography`. */
export async function openWorkshop(project: Project, means: WorkshopMeans): Promise<Workshop> {
  const { config, assumed, output, editions, pdfStandard, press, sourceDateEpoch } = project;
  const { pipeline, disk } = means;
  const template = templateOf(project).then((loaded) => {
    pipeline.warm(loaded);
    return loaded;
  });
  // Told of by what needs it.
  template.catch(() => {});
  return {
    ...means,
    ...{ output, editions, pdfStandard, press, sourceDateEpoch, template },
    templateOptions: config.templateOptions,
    csv: config.csv,
    deadline: config.deadline * 1000,
    assumed: { ...assumed, sources: await bibliography(project, disk, pipeline) },
  };
}

/** The works of the project's bibliographies, in the order of the configuration. */
async function bibliography(
  { root, config }: Project,
  disk: Workshop['disk'],
  pipeline: Pipeline,
): Promise<CitedSource[]> {
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
