import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { VFileMessage } from 'vfile-message';
import type { Elsewhere } from './build/elsewhere.ts';
import type { BuildResult, Listener } from './build/events.ts';
import type { Project } from './build/project.ts';
import { Ledger, MANIFEST, noteReading, type Reading } from './build/reuse/index.ts';
import { locateTemplate } from './build/template.ts';
import { openCache } from './cache.ts';
import { bucketAddress, type Disk, type Host } from './contract/index.ts';
import { createHost, type HostSettings, userFolder } from './host/index.ts';
import type { Pipeline } from './index.ts';
import { threadsPay } from './threads/pay.ts';

/** A build of a project. */
export interface Build {
  disk: Disk;
  emit: Listener;
  signal: AbortSignal;
  /** Whether what was made before is looked at, and what is made now remembered. */
  reuses: boolean;
  /** Has documents built by others. */
  elsewhere?: Elsewhere;
}

/** What builds of a project, one after the other, can share: the browser, and a pipeline with its fonts. */
export class Session {
  private shared: { key: string; reading: Reading; pipeline?: Promise<Pipeline>; prints?: boolean } | undefined;
  private emit: Listener = () => undefined;
  /** What the last build depended on, beside its sources: absolute paths. */
  dependencies: readonly string[] = [];

  async build(project: Project, { disk, emit, signal, reuses, elsewhere }: Build): Promise<BuildResult> {
    this.emit = emit;
    const { reading } = await this.open(project);
    const onProblem = (message: VFileMessage) => emit({ type: 'message', message });
    // Where nothing was ever made there is no need to look before the browser, which is long to start, is started.
    if (!wasBuilt(project) && !elsewhere) void this.pipeline(project);
    const openLedger = async () => {
      const cache = project.cache && (await openCache(project.cache.place, disk, signal));
      // Who builds elsewhere puts it there: without it nothing comes of that.
      if (elsewhere) await cache?.reach();
      return Ledger.open(project, { disk, reading, memory: userFolder(process.env), cache, onProblem });
    };
    const [{ buildProject }, ledger] = await Promise.all([
      import('./build/index.ts'),
      reuses ? openLedger() : undefined,
    ]);
    try {
      return await buildProject(project, {
        pipeline: () => this.pipeline(project),
        disk,
        ledger,
        reading,
        ...(elsewhere && { elsewhere }),
        openThreads: async (documents, means) => {
          if (!threadsPay(project, documents)) return undefined;
          const { openThreads } = await import('./threads/index.ts');
          return openThreads(project, settingsOf(project), { ...means, reading });
        },
        emit,
        signal,
      });
    } finally {
      // One that was given up does not know all of them.
      if (!signal.aborted) this.dependencies = ledger?.dependencies() ?? [];
    }
  }

  /** Makes ready what a build like the last one needs first: a tab for its draft, and one for its print. */
  warm(): void {
    if (this.shared?.prints) void this.shared.reading.host.printer.warm(2);
  }

  /** Loads templates, fonts and styles anew for the next build. */
  forget(): void {
    const old = this.shared?.pipeline;
    delete this.shared?.pipeline;
    old?.then((pipeline) => pipeline.close()).catch(() => undefined);
  }

  async close(): Promise<void> {
    const { shared } = this;
    this.shared = undefined;
    const pipeline = await shared?.pipeline?.catch(() => undefined);
    await Promise.all([shared?.reading.host.printer.close(), pipeline?.close()]);
  }

  private async open(project: Project): Promise<{ reading: Reading }> {
    const settings = settingsOf(project);
    const key = JSON.stringify(settings);
    if (this.shared?.key !== key) {
      await this.close();
      const onWarning = (message: VFileMessage) => this.emit({ type: 'message', message });
      this.shared = { key, reading: noteReading(createHost({ ...settings, onWarning })) };
    }
    return this.shared as { reading: Reading };
  }

  private pipeline({ editions }: Project): Promise<Pipeline> {
    const { shared } = this;
    if (!shared) throw new Error('unreachable: a build has opened it');
    const { host } = shared.reading;
    // The browser needs longest to start: it does so while everything else is loaded and read.
    shared.prints = editions.some(({ format }) => format === 'pdf');
    const started = shared.prints ? host.printer.warm() : undefined;
    shared.pipeline ??= loadPipeline(host, started);
    return shared.pipeline;
  }
}

/** Loading takes the whole processor: what it is to happen at the same time as has to be on its way. */
async function loadPipeline(host: Host, started: Promise<void> | undefined): Promise<Pipeline> {
  await started;
  const helpers = (await import('./threads/helpers.ts')).openHelpers(host);
  const { createPipeline } = await import('./index.ts');
  return createPipeline(host, helpers);
}

const wasBuilt = ({ output, cache, force }: Project): boolean =>
  !force &&
  (existsSync(join(output, MANIFEST)) ||
    (cache !== undefined && (bucketAddress(cache.place) !== undefined || existsSync(cache.place))));

function settingsOf({ root, template, sources, browser, sourceDateEpoch }: Project): Omit<HostSettings, 'onWarning'> {
  const { folder, builtIn } = locateTemplate(template, root);
  // Templates that come with Galley share style sheets.
  const folders = [root, builtIn ? dirname(folder) : folder, ...sources.flatMap(({ files }) => files.map(dirname))];
  return { root, folders: [...new Set(folders)], browser, sourceDateEpoch };
}
