import { join } from 'node:path';
import pLimit from 'p-limit';
import { Failure, type ListedObject, type ObjectName, type Objects } from '../../contract/index.ts';
import { sha256 } from './digests.ts';
import { type DocumentRecord, isSound } from './record.ts';

/** What a store holds. */
export interface StoreSize {
  documents: number;
  bytes: number;
}

/** Records of documents and the files that were made of them, by digest. */
export interface Store {
  /** The record of a key, with its files; undefined where it is not there or not whole. */
  take(key: string): Promise<{ record: DocumentRecord; files: Map<string, Uint8Array> } | undefined>;
  /** Whether there is a record of a key. */
  has(key: string): Promise<boolean>;
  /** Keeps a record and the files that it names, which lie in a folder. */
  keep(record: DocumentRecord, folder: string): Promise<void>;
  /** Removes the records that were not used for longest, until the rest has at most so many bytes; returns the rest. */
  prune(most: number): Promise<StoreSize>;
}

/** An object without a record may be one of a record that another process is about to write (ms). */
const GRACE = 60 * 60 * 1000;
/** A record that was written so long ago is written again when it is used, where that is known (ms). */
const STALE = 24 * 60 * 60 * 1000;
/** Objects that are asked for at a time. */
const REQUESTS = 16;

const recordName = (key: string): ObjectName => `records/${key}.json`;
const objectName = (digest: string): ObjectName => `objects/${digest}`;

/**
 * Opens a store. What is damaged is taken for missing, and `onProblem` is told of it once; so it is of a place that
 * cannot be read or written. Neither keeps a build from going on.
 */
export function openStore(objects: Objects, onProblem: (problem: Failure) => void): Store {
  const told = new Set<string>();
  const tell = ({ ruleId = '', reason, note = '' }: Failure): undefined => {
    if (!told.has(ruleId)) onProblem(Object.assign(new Failure(ruleId, reason, { note }), { fatal: false }));
    told.add(ruleId);
  };
  const damaged = (name: ObjectName) =>
    tell(
      new Failure('cache/damaged', `Unexpected content of \`${name}\` in the cache \`${objects.place}\``, {
        note: 'The document is built anew, and the entry replaced.',
      }),
    );

  async function readRecord(key: string): Promise<{ record: DocumentRecord; written?: number } | undefined> {
    const name = recordName(key);
    const { bytes, ...rest } = (await objects.read(name)) ?? {};
    if (bytes === undefined) return undefined;
    const [head = '', body = ''] = Buffer.from(bytes).toString().split('\n', 2);
    if (head !== sha256(body)) return damaged(name);
    const record = JSON.parse(body) as DocumentRecord;
    return record.key === key && isSound(record) ? { record, ...rest } : damaged(name);
  }

  async function writeRecord(record: DocumentRecord): Promise<void> {
    const body = JSON.stringify(record);
    await objects.write(recordName(record.key), Buffer.from(`${sha256(body)}\n${body}`));
  }

  /** A file of a record that is there. One that is not was removed with records that are older. */
  async function readFile(digest: string): Promise<Uint8Array | undefined> {
    const found = await objects.read(objectName(digest));
    if (found === undefined) return undefined;
    return sha256(found.bytes) === digest ? found.bytes : damaged(objectName(digest));
  }

  return {
    async take(key) {
      try {
        const found = await readRecord(key);
        if (!found) return undefined;
        const { record, written = 0 } = found;
        const named = Object.entries(record.files);
        const read = await Promise.all(named.map(([, file]) => readFile(file.sha256)));
        const files = new Map(named.flatMap(([name], i) => (read[i] ? [[name, read[i]]] : [])));
        if (files.size < named.length) return undefined;
        // It is the latest one that was used now. Who may only read a place does not say so.
        if (written < Date.now() - STALE) await writeRecord(record).catch(() => undefined);
        return { record, files };
      } catch (error) {
        return error instanceof Failure ? tell(error) : undefined;
      }
    },
    has: async (key) => (await readRecord(key)) !== undefined,
    async keep(record, outputs) {
      // Two outputs may be the same.
      const files = new Map(Object.entries(record.files).map(([name, { sha256: digest }]) => [digest, name]));
      try {
        await Promise.all(
          [...files].map(([digest, name]) => objects.writeFile(objectName(digest), join(outputs, name), digest)),
        );
        // Last: whoever finds a record finds its files.
        await writeRecord(record);
      } catch (error) {
        if (error instanceof Failure) return tell(error);
        tell(
          new Failure(
            'cache/unwritable',
            `Cannot write to the cache \`${objects.place}\`: ${(error as Error).message}`,
            {
              note: 'Builds go on without it. Make room, or name another place under `cache.folder` in the configuration.',
            },
          ),
        );
      }
    },
    prune: (most) => prune(objects, most),
  };
}

async function prune(objects: Objects, most: number): Promise<StoreSize> {
  const limit = pLimit(REQUESTS);
  const all = <T, R>(items: readonly T[], work: (item: T) => Promise<R>) =>
    Promise.all(items.map((item) => limit(() => work(item))));
  const listed = (await objects.list('records')).filter(({ name }) => name.endsWith('.json'));
  const records = await all(listed, async ({ name, times }) => {
    const [{ modified }, found] = await Promise.all([times(), objects.read(name)]);
    return { name, modified, files: filesIn(found?.bytes) };
  });
  const kept = new Set<string>();
  const dropped = new Set<string>();
  const gone: ObjectName[] = [];
  const size: StoreSize = { documents: 0, bytes: 0 };
  for (const { name, files } of records.sort((a, b) => b.modified - a.modified)) {
    const more = [...files].filter(([digest]) => !kept.has(digest)).reduce((sum, [, bytes]) => sum + bytes, 0);
    if (files.size === 0 || size.bytes + more > most) {
      gone.push(name);
      for (const digest of files.keys()) dropped.add(digest);
      continue;
    }
    for (const digest of files.keys()) kept.add(digest);
    size.bytes += more;
    size.documents += 1;
  }
  // Records first: what has none is not asked for.
  await all(gone, (name) => objects.remove(name));
  await all(await objects.list('objects'), async ({ name, times }: ListedObject) => {
    const digest = name.slice('objects/'.length);
    if (kept.has(digest)) return;
    if (dropped.has(digest) || (await times()).changed < Date.now() - GRACE) await objects.remove(name);
  });
  return size;
}

/** Digests and sizes of the files that a record names; none where it is damaged. */
function filesIn(bytes: Uint8Array | undefined): Map<string, number> {
  try {
    const body =
      Buffer.from(bytes ?? [])
        .toString()
        .split('\n', 2)[1] ?? '';
    const { files } = JSON.parse(body) as DocumentRecord;
    return new Map(Object.values(files).map(({ sha256: digest, bytes: size }) => [digest, size]));
  } catch {
    return new Map();
  }
}
