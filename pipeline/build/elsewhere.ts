import { join } from 'node:path';
import pLimit from 'p-limit';
import { type Fact, Failure } from '../contract/index.ts';
import type { Source } from './discover.ts';
import type { DocumentResult } from './events.ts';
import type { Means } from './index.ts';
import { type PlainTold, toldOf } from './plain.ts';
import type { Project } from './project.ts';
import { tellReused } from './reused.ts';
import { readWithFormer } from './source.ts';
import { type Told, tell } from './tell.ts';

/** Has a document built by somebody else, who puts it into the cache under its key. */
export type Elsewhere = (document: { name: string; path: string; key: string }) => Promise<{
  ok: boolean;
  messages: PlainTold[];
  milliseconds: number;
}>;

/** Documents that are read at a time, to know their keys. */
const READS = 16;

/** Has documents built by others, all at once, and takes what they made from the cache. */
export async function makeElsewhere(
  sources: readonly Source[],
  project: Project,
  means: Means,
  elsewhere: Elsewhere,
  facts: Map<string, readonly Fact[]>,
): Promise<DocumentResult[]> {
  const limit = pLimit(READS);
  return Promise.all(sources.map((source) => make(source)));

  async function make(source: Source): Promise<DocumentResult> {
    const { ledger, disk, emit } = means;
    const { output } = project;
    const input = await limit(() => readWithFormer(source, project, disk));
    const key = ledger?.keyOf(input) ?? '';
    const { ok, messages, milliseconds } = await elsewhere({ name: source.name, path: source.path, key });
    const record = ok ? await ledger?.take(source.name, input) : undefined;
    if (record) {
      facts.set(source.name, record.facts);
      return tellReused(source, { record, milliseconds, output, emit });
    }
    const failed = {
      name: source.name,
      source: source.path,
      ok: false,
      folder: join(output, source.name),
      editions: [],
    };
    return tell({ ...failed, milliseconds }, ok ? [notShared(source.path)] : messages.map(toldOf), emit);
  }
}

function notShared(file: string): Told {
  const message = new Failure('queue/not-shared', 'A worker has built this document, and it is not in the cache', {
    file,
    note: 'Give `cache.folder` a folder or a bucket that this machine and all workers share.',
  });
  return { message };
}
