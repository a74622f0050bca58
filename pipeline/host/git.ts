import { execFile } from 'node:child_process';
import { join, posix, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import type { ReadableDisk } from '../contract/index.ts';

const run = promisify(execFile);

/** Bytes that git may answer with: a list of all files, or one of them. */
const MOST = 256 * 1024 * 1024;

/**
 * The files as a revision of the repository around `folder` has them, at the paths at which they lie today;
 * `undefined` where there is no git, no repository, or no such revision.
 *
 * Contents are those of the repository: no filter runs. Links in it lead nowhere.
 */
export async function revisionDisk(folder: string, name: string): Promise<ReadableDisk | undefined> {
  const git = async (...args: string[]): Promise<Buffer> => {
    const { stdout } = await run('git', ['--no-replace-objects', ...args], {
      ...{ cwd: folder, encoding: 'buffer', maxBuffer: MOST, windowsHide: true },
      // No lazy fetch: a build asks no network.
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1' },
    });
    return stdout;
  };
  let commit: string;
  let above: string;
  try {
    commit = String(await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`)).trim();
    above = String(await git('rev-parse', '--show-prefix')).trim();
  } catch {
    return undefined;
  }
  const blobs = blobsIn(String(await git('ls-tree', '-r', '-z', '--full-tree', commit)));
  const folders = new Set([...blobs.keys()].flatMap(foldersAbove));
  const inTree = (path: string): string =>
    posix.join(above, relative(folder, path).split(sep).join('/')).replace(/\/$/, '');

  return {
    async read(path) {
      const blob = blobs.get(inTree(path));
      if (blob === undefined) throw missing(path, name);
      return git('cat-file', 'blob', blob);
    },
    kind: async (path) => {
      if (blobs.has(inTree(path))) return 'file';
      return folders.has(inTree(path)) ? 'folder' : undefined;
    },
    list: async (path) => {
      const prefix = inTree(path) === '.' ? '' : `${inTree(path)}/`;
      const below = [...blobs.keys()].filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length));
      return [...new Set(below.map((one) => one.split('/')[0] as string))].sort();
    },
    real: async (path) => join(path),
  };
}

const ENTRY = /^(?<mode>\d+) blob (?<id>[0-9a-f]+)\t(?<path>.*)$/s;
const LINK = '120000';

/** The ids of the files in a listing by their paths from the root of the repository. */
function blobsIn(listing: string): Map<string, string> {
  const blobs = new Map<string, string>();
  for (const entry of listing.split('\0')) {
    const { mode, id = '', path = '' } = ENTRY.exec(entry)?.groups ?? {};
    if (mode !== undefined && mode !== LINK) blobs.set(path, id);
  }
  return blobs;
}

function foldersAbove(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === '.' ? ['.'] : [folder, ...foldersAbove(folder)];
}

function missing(path: string, revision: string): Error {
  const error = new Error(`ENOENT: no such file in ${revision}, open '${path}'`);
  return Object.assign(error, { code: 'ENOENT' });
}
