import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { type Disk, Failure } from '../../contract/index.ts';
import { isRunning } from '../running.ts';
import { sha256 } from './digests.ts';
import type { DocumentRecord } from './record.ts';

/** What a store holds. */
export interface StoreSize {
  documents: number;
  bytes: number;
}

/** Records of documents and the files that were made of them, by digest, in a folder that processes share. */
export interface Store {
  folder: string;
  /** The record of a key, with its files; undefined where it is not there or not whole. */
  take(key: string): Promise<{ record: DocumentRecord; files: Map<string, Uint8Array> } | undefined>;
  /** Keeps a record and the files that it names, which lie in a folder. */
  keep(record: DocumentRecord, folder: string): Promise<void>;
  /** Removes the records that were not used for longest, until the rest has at most so many bytes; returns the rest. */
  prune(most: number): Promise<StoreSize>;
}

/** Two documents may keep the same file at the same time. */
let writes = 0;

/** Changes with the layout of the folder. */
const LAYOUT = 'v1';
/** A file without a record may be one of a record that another process is about to write (ms). */
const GRACE = 60 * 60 * 1000;

/**
 * Opens a store. What is damaged is taken for missing, and `onProblem` is told of it once; so it is of a
 * folder that cannot be written. Neither keeps a build from going on.
 */
export function openStore(disk: Disk, root: string, onProblem: (problem: Failure) => void): Store {
  const folder = join(root, LAYOUT);
  const recordPath = (key: string) => join(folder, 'records', `${key}.json`);
  const objectPath = (digest: string) => join(folder, 'objects', digest.slice(0, 2), digest);
  const told = new Set<string>();
  const problem = (rule: string, reason: string, note: string): undefined => {
    if (!told.has(rule)) onProblem(Object.assign(new Failure(rule, reason, { note }), { fatal: false }));
    told.add(rule);
  };
  const damaged = (path: string) =>
    problem(
      'cache/damaged',
      `Unexpected content of \`${path}\` in the cache`,
      'The document is built anew, and the entry replaced.',
    );

  async function read(key: string): Promise<DocumentRecord | undefined> {
    const path = recordPath(key);
    const bytes = await disk.read(path).catch(() => undefined);
    if (bytes === undefined) return undefined;
    const [head = '', body = ''] = Buffer.from(bytes).toString().split('\n', 2);
    if (head !== sha256(body)) return damaged(path);
    const record = JSON.parse(body) as DocumentRecord;
    return record.key === key ? record : damaged(path);
  }

  async function put(path: string, bytes: Uint8Array): Promise<void> {
    writes += 1;
    const temporary = `${path}.${hostname()}.${process.pid}.${writes}.tmp`;
    await disk.makeFolder(dirname(path));
    await disk.write(temporary, bytes);
    await disk.rename(temporary, path);
  }

  const write = async (record: DocumentRecord) => {
    // A cache is nothing to commit.
    if ((await disk.kind(join(root, '.gitignore'))) === undefined)
      await put(join(root, '.gitignore'), Buffer.from('*\n'));
    const body = JSON.stringify(record);
    return put(recordPath(record.key), Buffer.from(`${sha256(body)}\n${body}`));
  };

  async function putObject(digest: string, file: string): Promise<void> {
    const path = objectPath(digest);
    const there = await disk.read(path).catch(() => undefined);
    if (there && sha256(there) === digest) return;
    await disk.remove(path);
    await disk.makeFolder(dirname(path));
    // A second name costs nothing: outputs are replaced as a whole, never written into.
    await disk.link(file, path).catch(async () => put(path, await disk.read(file)));
  }

  return {
    folder,
    async take(key) {
      const record = await read(key).catch(() => undefined);
      if (!record) return undefined;
      const files = new Map<string, Uint8Array>();
      for (const [name, { sha256: digest }] of Object.entries(record.files)) {
        const path = objectPath(digest);
        const bytes = await disk.read(path).catch(() => undefined);
        if (bytes === undefined || sha256(bytes) !== digest) return damaged(path);
        files.set(name, bytes);
      }
      // It is the latest one that was used now.
      await write(record).catch(() => undefined);
      return { record, files };
    },
    async keep(record, outputs) {
      try {
        for (const [name, { sha256: digest }] of Object.entries(record.files))
          await putObject(digest, join(outputs, name));
        await write(record);
      } catch (error) {
        problem(
          'cache/unwritable',
          `Cannot write to the cache \`${folder}\`: ${(error as Error).message}`,
          'Builds go on without it. Make room, or name another folder under `cache.folder` in the configuration.',
        );
      }
    },
    prune: (most) => prune(disk, folder, most),
  };
}

async function prune(disk: Disk, folder: string, most: number): Promise<StoreSize> {
  const listed = await disk.list(join(folder, 'records')).catch(() => []);
  for (const name of listed) if (isAbandoned(name)) await disk.remove(join(folder, 'records', name));
  const names = listed.filter((name) => name.endsWith('.json'));
  const records = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, 'records', name);
      const [stamp, bytes] = await Promise.all([
        disk.stamp(path).catch(() => undefined),
        disk.read(path).catch(() => undefined),
      ]);
      return { path, modified: stamp?.modified ?? 0, files: filesIn(bytes) };
    }),
  );
  const kept = new Set<string>();
  const dropped = new Set<string>();
  const size: StoreSize = { documents: 0, bytes: 0 };
  for (const { path, files } of records.sort((a, b) => b.modified - a.modified)) {
    const more = [...files].filter(([digest]) => !kept.has(digest)).reduce((sum, [, bytes]) => sum + bytes, 0);
    if (files.size === 0 || size.bytes + more > most) {
      await disk.remove(path);
      for (const digest of files.keys()) dropped.add(digest);
      continue;
    }
    for (const digest of files.keys()) kept.add(digest);
    size.bytes += more;
    size.documents += 1;
  }
  for (const prefix of await disk.list(join(folder, 'objects')).catch(() => [])) {
    for (const name of await disk.list(join(folder, 'objects', prefix)).catch(() => [])) {
      if (kept.has(name)) continue;
      const path = join(folder, 'objects', prefix, name);
      const { changed = 0 } = (await disk.stamp(path).catch(() => undefined)) ?? {};
      if (dropped.has(name) || isAbandoned(name) || changed < Date.now() - GRACE) await disk.remove(path);
    }
  }
  return size;
}

/** Whether a process of this machine was writing it, and is gone. */
function isAbandoned(name: string): boolean {
  const [, host, owner] = /\.([^/]+)\.(\d+)\.\d+\.tmp$/.exec(name) ?? [];
  return host?.endsWith(hostname()) === true && !isRunning(Number(owner));
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
