import { resolve } from 'node:path';
import { VFileMessage } from 'vfile-message';
import {
  bucketAddress,
  type Disk,
  type Edition,
  Failure,
  type PdfStandard,
  type PressSettings,
} from '../contract/index.ts';
import type { PrepareOptions } from '../index.ts';
import { defaultCache, defaultJobs } from './config/defaults.ts';
import { type LoadedConfig, loadConfig } from './config/load.ts';
import type { UserConfig } from './config/schema.ts';
import { discover, type Source } from './discover.ts';
import { sourceDateEpoch } from './epoch.ts';
import { openFormer, type ReadFormer } from './former.ts';
import { outputFolder } from './output/folder.ts';
import { pathFrom } from './paths.ts';
import { documentsOf, type Shard } from './shard.ts';

/** What to build, and what to do otherwise than the configuration says. */
export interface ProjectOptions {
  /** Working directory; relative paths below are relative to it. */
  cwd?: string;
  /** Sources to take; by default all in the project's source folder. */
  paths?: readonly string[];
  /** A configuration file, or the configuration itself. */
  config?: string | UserConfig;
  output?: string;
  template?: string;
  editions?: readonly Edition['format'][];
  variants?: readonly Edition['variant'][];
  /** Standards that PDF editions claim. */
  pdfStandard?: readonly PdfStandard[];
  /** Makes a file for the press of each PDF edition, as `press` of the configuration says. */
  press?: boolean;
  /** ISO 8601 day of documents that have no date. */
  date?: string;
  jobs?: number;
  /** Whether documents are made in threads of their own; by default where there are processors for them. */
  threads?: boolean;
  /** Makes everything again, whatever there is of it. */
  force?: boolean;
  /** The edition to compare documents with: a file, a folder, or a revision of git. */
  against?: string;
  /** Takes one part of the documents: other machines build the others. */
  shard?: Shard;
  /** Path of the browser to print with. */
  browser?: string;
}

/** A project with everything decided that can be decided before the first document is read. */
export interface Project {
  config: LoadedConfig;
  root: string;
  sources: Source[];
  /** Findings on the project itself. */
  messages: VFileMessage[];
  /** Absolute path. */
  output: string;
  /** Name of the template, or its absolute path. */
  template: string;
  editions: Edition[];
  /** What is taken for documents that do not say it. */
  assumed: PrepareOptions;
  pdfStandard: readonly PdfStandard[];
  /** How files for the press are made, where they are asked for. */
  press: PressSettings | undefined;
  /** Where finished editions are kept, and the most bytes of them. A folder without a configuration has none. */
  cache: Cache | undefined;
  /** Whether everything is made again, whatever there is of it. */
  force: boolean;
  /** Whether these are all documents of the project, not only some that were asked for. */
  isWhole: boolean;
  /** Whether these are only some of its editions, asked for this time. */
  isNarrowed: boolean;
  /** The edition that documents are compared with. */
  former: { against: string; read: ReadFormer } | undefined;
  jobs: number;
  /** Whether documents are made in threads of their own; undefined where the machine and their number decide. */
  threads: boolean | undefined;
  browser: { executable?: string; sandbox?: boolean };
  sourceDateEpoch: number | undefined;
}

/** Where finished editions are kept. */
export interface Cache {
  /** Absolute path of a folder, or `s3://bucket/prefix`. */
  place: string;
  /** Bytes. */
  maxSize: number;
}

/** Decides what is to be built. Throws `Failure` or an `AggregateError` of them. */
export async function openProject(
  disk: Disk,
  options: ProjectOptions,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Project> {
  const cwd = resolve(options.cwd ?? '.');
  const config = await loadConfig(cwd, options.config);
  const { root, source } = config;
  const output = options.output === undefined ? resolve(root, config.output) : resolve(cwd, options.output);
  const variants = options.variants ?? config.variants;
  const editions = options.editions ?? config.editions;
  const date = options.date ?? config.date;
  const messages: VFileMessage[] = [];
  const onStray = (path: string) => void messages.push(strayDecisions(pathFrom(root, path)));
  const executable = options.browser ?? config.browser.executable;
  const found = await discover(disk, { root, cwd, source, paths: options.paths ?? [] }, onStray);
  const sources = options.shard ? await documentsOf(options.shard, found, disk) : found;
  const { against } = options;
  return {
    config,
    root,
    sources,
    messages,
    output: await outputFolder(disk, { output, root, source }),
    template: templateName(options.template, cwd) ?? config.template,
    editions: [...new Set(editions)].flatMap((format) =>
      [...new Set(variants)].map((variant) => ({ format, variant })),
    ),
    assumed: {
      ...(config.language !== undefined && { language: config.language }),
      ...(date !== undefined && { date }),
      rules: config.rules,
    },
    pdfStandard: standardsOf(options.pdfStandard ?? config.pdfStandard),
    press: options.press ? await pressOf(config, disk) : undefined,
    cache: cacheOf(config),
    former:
      against === undefined
        ? undefined
        : { against, read: await openFormer(against, sources, { root, source, cwd }, disk) },
    force: options.force ?? false,
    isNarrowed: options.editions !== undefined || options.variants !== undefined,
    isWhole: (options.paths ?? []).length === 0 && options.shard === undefined,
    jobs: options.jobs ?? config.jobs ?? defaultJobs(),
    threads: options.threads,
    browser: {
      ...(config.browser.sandbox !== undefined && { sandbox: config.browser.sandbox }),
      ...(executable !== undefined && { executable: executablePath(executable, options.browser ? cwd : root) }),
    },
    sourceDateEpoch: sourceDateEpoch(env.SOURCE_DATE_EPOCH),
  };
}

/** A file conforms to one part of PDF/A. */
function standardsOf(standards: readonly PdfStandard[]): readonly PdfStandard[] {
  if (!standards.includes('a-2a') || !standards.includes('a-3a')) return standards;
  throw new Failure('config/invalid-option', 'Unexpected standards `a-2a` and `a-3a`, expected one of them', {
    note: 'Take `a-3a` where the source and its data are to travel inside the PDF.',
  });
}

async function pressOf({ press, root }: LoadedConfig, disk: Disk): Promise<PressSettings> {
  if (!press) {
    throw new Failure('config/press-profile', 'Unexpected `--press` without `press` in the configuration', {
      note: 'Name the CMYK profile of the press: `press: { profile: "FOGRA51.icc" }`. The printer knows which.',
    });
  }
  const { profile: path, condition, ...settings } = press;
  const profile = await disk.read(resolve(root, path)).catch((cause: Error) => {
    throw new Failure('config/press-profile', `Cannot read the profile \`${path}\`: ${cause.message}`, {
      note: 'Correct the path of `press.profile` in the configuration.',
      cause,
    });
  });
  return { ...settings, profile, ...(condition !== undefined && { condition }) };
}

const MEGABYTE = 1_000_000;

/** Where a project keeps finished editions; undefined where it keeps none. */
export function cacheOf({ cache, file, root }: LoadedConfig): Project['cache'] {
  if (cache === false || (cache === undefined && file === undefined)) return undefined;
  const { folder, maxSize } = cache ?? defaultCache;
  return { place: bucketAddress(folder) ? folder : resolve(root, folder), maxSize: maxSize * MEGABYTE };
}

/** An editor's decisions are not to be lost with the name of a document. */
function strayDecisions(path: string): VFileMessage {
  const message = new VFileMessage(`Unexpected decisions \`${path}\` without a document beside them`, {
    ruleId: 'decision/without-source',
    source: 'galley',
  });
  const note = 'Give the file the name of its document, as in `plan.md` and `plan.decisions.yaml`.';
  return Object.assign(message, { file: path, note, fatal: false });
}

/** A path given on the command line is relative to the working directory, a name is a name. */
function templateName(given: string | undefined, cwd: string): string | undefined {
  return given?.startsWith('.') ? resolve(cwd, given) : given;
}

/** `./chrome` is a path; `chromium` is looked for by whoever starts the browser. */
function executablePath(given: string, folder: string): string {
  return /[/\\]/.test(given) ? resolve(folder, given) : given;
}
