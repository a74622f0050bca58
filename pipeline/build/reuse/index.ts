import { join, resolve } from 'node:path';
import type { Disk, Failure, Objects } from '../../contract/index.ts';
import type { SourceInput } from '../../index.ts';
import { writeOutputs } from '../output/write.ts';
import { pathFrom } from '../paths.ts';
import type { PlainMessage } from '../plain.ts';
import type { Project } from '../project.ts';
import { locateTemplate } from '../template.ts';
import { Digests, sha256 } from './digests.ts';
import { inputsOf, type Places, type Reading } from './inputs.ts';
import { documentKey, projectKey } from './keys.ts';
import { MANIFEST, type Manifest, manifestText, PAGE, readManifest } from './manifest.ts';
import type { DocumentRecord } from './record.ts';
import { openStore, type Store } from './store.ts';

export { noteReading, type Reading } from './inputs.ts';
export { MANIFEST } from './manifest.ts';
export type { DocumentRecord, Output } from './record.ts';

/** The outputs of a document from an earlier build: still in their places, or put there from the cache. */
export interface Reused {
  from: 'output' | 'cache';
  record: DocumentRecord;
}

/** What a ledger is kept with. */
export interface LedgerMeans {
  disk: Disk;
  reading: Reading;
  /** A folder of the user's, to remember digests of files in. */
  memory: string;
  /** The cache of the project, where it has one. */
  cache: Objects | undefined;
  onProblem(problem: Failure): void;
}

/** What was made of a project before, and of what; and what is made now. */
export class Ledger {
  private readonly done = new Map<string, DocumentRecord>();
  private told: Manifest['contradictions'];
  private hasMade = false;

  private constructor(
    private readonly project: Project,
    private readonly means: LedgerMeans,
    private readonly store: Store | undefined,
    private readonly digests: Digests,
    private readonly manifest: Manifest,
    private readonly key: string,
    private readonly files: readonly string[],
  ) {
    this.told = manifest.contradictions;
  }

  static async open(project: Project, means: LedgerMeans): Promise<Ledger> {
    const { disk } = means;
    const { machine } = means.reading;
    const prints = project.editions.some(({ format }) => format === 'pdf');
    const [digests, manifest, browser, press] = await Promise.all([
      Digests.open(disk, join(means.memory, 'digests'), project.output),
      readManifest(disk, project.output),
      prints ? machine.printer.identity().catch(() => undefined) : undefined,
      project.press ? machine.press.identity().catch(() => undefined) : undefined,
    ]);
    const { key, files } = await projectKey(project, { browser, press }, disk, digests);
    const store = means.cache && openStore(means.cache, means.onProblem);
    return new Ledger(project, means, store, digests, manifest, key, files);
  }

  /** Takes the outputs of an earlier build for a document; undefined where it has to be made again. */
  async reuse(name: string, input: SourceInput): Promise<Reused | undefined> {
    if (this.project.force) return undefined;
    const key = this.keyOf(input);
    const record = this.manifest.documents[name];
    if (record?.key === key && (await this.isCurrent(record)) && (await this.isWhole(name, record))) {
      this.done.set(name, record);
      return { from: 'output', record };
    }
    const cached = await this.take(name, input);
    return cached && { from: 'cache', record: cached };
  }

  /** Digest of everything that the editions of a document depend on. */
  keyOf(input: SourceInput): string {
    return documentKey(this.key, input);
  }

  /** Takes a document from the cache; undefined where it is not there. */
  async take(name: string, input: SourceInput): Promise<DocumentRecord | undefined> {
    const cached = await this.store?.take(this.keyOf(input));
    if (!cached || !(await this.isCurrent(cached.record))) return undefined;
    await writeOutputs(this.means.disk, join(this.project.output, name), cached.files);
    this.done.set(name, cached.record);
    return cached.record;
  }

  /** Whether everything that was read is as it was. */
  private async isCurrent({ inputs }: DocumentRecord): Promise<boolean> {
    const { root, fontPath, template } = this.places();
    const now = await Promise.all(
      inputs.map(async ({ kind, path }) => {
        const place = kind === 'file' ? resolve(root, path) : await fontPath(path, template).catch(() => undefined);
        return (place && (await this.digests.of(place))) ?? null;
      }),
    );
    return inputs.every(({ sha256: before }, i) => before === now[i]);
  }

  /** Whether all outputs are there as they were made. */
  private async isWhole(name: string, { files }: DocumentRecord): Promise<boolean> {
    const paths = Object.keys(files).map((file) => join(this.project.output, name, file));
    const now = await Promise.all(paths.map((path) => this.digests.of(path)));
    return Object.values(files).every(({ sha256: before }, i) => before === now[i]);
  }

  /** Remembers what was made of a document; `read` is what was read for it beside its sources. */
  async made(
    name: string,
    input: SourceInput,
    made: Omit<DocumentRecord, 'key' | 'inputs'>,
    read: ReadonlyMap<string, string | null>,
  ): Promise<void> {
    const key = documentKey(this.key, input);
    const record = { key, ...made, inputs: await inputsOf(read, this.means.reading.fonts, this.places()) };
    this.done.set(name, record);
    this.hasMade = true;
    await this.store?.keep(record, join(this.project.output, name));
  }

  /** Absolute paths of what the documents depend on beside their sources, as far as it is of the project. */
  dependencies(): string[] {
    const inputs = [...this.done.values()].flatMap((record) => record.inputs);
    const read = inputs.flatMap(({ kind, path }) => (kind === 'file' ? [resolve(this.project.root, path)] : []));
    return [...new Set([...this.files, ...read])];
  }

  /** Where the documents contradict each other: as it was found before, if they state the same. */
  async contradictions(facts: unknown, find: () => Promise<PlainMessage[]>): Promise<PlainMessage[]> {
    const key = sha256(JSON.stringify([this.key, facts]));
    if (this.told?.key !== key) this.told = { key, messages: await find() };
    return this.told.messages;
  }

  /**
   * Removes what was made for editions, and of documents, that are no more; where only some are asked for this
   * time, the others stay. Returns the absolute paths of what it removed.
   */
  async close(): Promise<string[]> {
    const { disk } = this.means;
    const { output, cache, sources, isWhole, isNarrowed } = this.project;
    // Another process may have written it meanwhile.
    const before = await readManifest(disk, output);
    const documents = { ...before.documents };
    const removed: string[] = [];
    const others = new Map<string, DocumentRecord['files']>();
    const project = this.projectName();
    const current = new Set(sources.map((source) => source.name));
    for (const [name, record] of Object.entries(before.documents)) {
      const now = this.done.get(name);
      const isGone = isWhole && record.project === project && !current.has(name);
      if (!now && !isGone) continue;
      const files = { ...record.others, ...record.files };
      const old = Object.fromEntries(Object.entries(files).filter(([file]) => !(file in (now?.files ?? {}))));
      if (isNarrowed && !isGone) others.set(name, old);
      else removed.push(...(await this.removeOld(name, old)));
      if (isGone) delete documents[name];
    }
    for (const [name, record] of this.done) {
      const left = others.get(name) ?? {};
      documents[name] = { project, ...record, ...(Object.keys(left).length > 0 && { others: left }) };
    }
    await this.write(before, { ...before, documents, ...(this.told && { contradictions: this.told }) });
    await this.digests.save();
    // A bucket is tidied when somebody asks for it: to list it costs more than a build, and all do it at the same time.
    if (this.hasMade && cache && !this.means.cache?.isRemote)
      await this.store?.prune(cache.maxSize).catch(() => undefined);
    return removed;
  }

  /** Writes the manifest where it has changed, and the page of all documents with it, or where that is gone. */
  private async write(before: Manifest, now: Manifest): Promise<void> {
    const { disk } = this.means;
    const { output } = this.project;
    const place = join(output, PAGE);
    const isThere = (await disk.kind(place)) !== undefined;
    const isListed = isThere || Object.keys(now.documents).length === 0;
    if (isListed && manifestText(now) === manifestText(before)) return;
    const { isShelfPage, shelfPage } = await import('../output/shelf-page.ts');
    // A page of somebody else's stays. It says itself whose it is: who wrote it may have been killed before the manifest.
    const isOurs = !isThere || isShelfPage(Buffer.from(await disk.read(place).catch(() => '')).toString());
    const page: [string, string][] = isOurs ? [[PAGE, shelfPage(now.documents)]] : [];
    await writeOutputs(disk, output, new Map([...page, [MANIFEST, manifestText(now)]]));
  }

  /** Removes files that are no longer made, unless somebody has changed them. */
  private async removeOld(name: string, files: DocumentRecord['files']): Promise<string[]> {
    const removed: string[] = [];
    const folder = join(this.project.output, name);
    for (const [file, { sha256: digest }] of Object.entries(files)) {
      const path = join(folder, file);
      if ((await this.digests.of(path)) !== digest) continue;
      await this.means.disk.remove(path);
      removed.push(path);
    }
    if (removed.length > 0) await this.means.disk.removeFolder(folder);
    return removed;
  }

  private places(): Places {
    const { root, template } = this.project;
    const { fontPath } = this.means.reading.machine;
    return { root, template: locateTemplate(template, root).folder, fontPath, digests: this.digests };
  }

  /** Several projects may write into one folder; each removes only what is its own. */
  private projectName(): string {
    return pathFrom(this.project.output, this.project.root);
  }
}
