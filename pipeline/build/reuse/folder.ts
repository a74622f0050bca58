import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import type { Disk, ListedObject, ObjectName, Objects } from '../../contract/index.ts';
import { isRunning } from '../running.ts';
import { sha256 } from './digests.ts';

/** Changes with the layout of the folder. */
const LAYOUT = 'v1';

/** Two documents may put the same file there at the same time. */
let writes = 0;

/** Objects in a folder. What cannot be read is taken for missing. */
export function objectsInFolder(disk: Disk, place: string): Objects {
  const folder = join(place, LAYOUT);
  /** No folder has more than a few hundred files: the first digits of a digest name one of its own. */
  const pathOf = (name: ObjectName) => {
    const [kind = '', id = ''] = name.split('/');
    return kind === 'objects' ? join(folder, kind, id.slice(0, 2), id) : join(folder, kind, id);
  };
  /** What is there; what a process that was killed has left half-written is removed on the way. */
  const names = async (...parts: string[]) => {
    const all = await disk.list(join(folder, ...parts)).catch(() => []);
    const left = all.filter(isAbandoned);
    for (const name of left) await disk.remove(join(folder, ...parts, name));
    return all.filter((name) => !left.includes(name));
  };
  const listed = (name: ObjectName): ListedObject => ({
    name,
    times: async () => (await disk.stamp(pathOf(name)).catch(() => undefined)) ?? { modified: 0, changed: 0 },
  });

  async function put(path: string, bytes: Uint8Array): Promise<void> {
    writes += 1;
    const temporary = `${path}.${hostname()}.${process.pid}.${writes}.tmp`;
    await disk.makeFolder(dirname(path));
    await disk.write(temporary, bytes);
    await disk.rename(temporary, path);
  }

  return {
    place,
    isRemote: false,
    reach: async () => undefined,
    async read(name) {
      const bytes = await disk.read(pathOf(name)).catch(() => undefined);
      return bytes && { bytes };
    },
    async write(name, bytes) {
      // A cache is nothing to commit.
      const ignore = join(place, '.gitignore');
      if ((await disk.kind(ignore)) === undefined) await put(ignore, Buffer.from('*\n'));
      await put(pathOf(name), bytes);
    },
    async writeFile(name, file, digest) {
      const path = pathOf(name);
      const there = await disk.read(path).catch(() => undefined);
      if (there && sha256(there) === digest) return;
      await disk.remove(path);
      await disk.makeFolder(dirname(path));
      // A second name costs nothing: outputs are replaced as a whole, never written into.
      await disk.link(file, path).catch(async () => put(path, await disk.read(file)));
    },
    async list(kind) {
      if (kind === 'records') return (await names(kind)).map((id) => listed(`${kind}/${id}`));
      const ids = await Promise.all((await names(kind)).map((prefix) => names(kind, prefix)));
      return ids.flat().map((id) => listed(`${kind}/${id}`));
    },
    remove: (name) => disk.remove(pathOf(name)),
  };
}

/** Whether a process of this machine was writing it, and is gone. */
function isAbandoned(name: string): boolean {
  const [, host, owner] = /\.([^/]+)\.(\d+)\.\d+\.tmp$/.exec(name) ?? [];
  return host?.endsWith(hostname()) === true && !isRunning(Number(owner));
}
