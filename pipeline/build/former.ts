import { extname, join, relative, resolve } from 'node:path';
import { type Disk, Failure, type ReadableDisk } from '../contract/index.ts';
import type { SourceInput } from '../index.ts';
import { discover, FORMATS, type Source } from './discover.ts';
import { isInside } from './paths.ts';
import { readSource } from './source.ts';

/** Reads a document as a former edition has it; undefined where that does not have it. */
export type ReadFormer = (source: Source) => Promise<Pick<SourceInput, 'files' | 'decisions'> | undefined>;

export interface FormerPlaces {
  /** The project's folder, and the one that its documents are in. */
  root: string;
  source: string;
  /** What paths on the command line count from. */
  cwd: string;
}

/**
 * The edition that documents are compared with: a file, for one document; a folder, which is an older copy of the
 * project or of its documents; or else a revision of the git repository that the project is in.
 *
 * Throws `usage/against`.
 */
export async function openFormer(
  against: string,
  sources: readonly Source[],
  { root, source, cwd }: FormerPlaces,
  disk: Disk,
): Promise<ReadFormer> {
  const path = resolve(cwd, against);
  const kind = await disk.kind(path);
  const read = async (at: string, on: ReadableDisk) => {
    const place = await placeOf(at, on);
    if (place === undefined) return undefined;
    // It is asked for by its name, so that a folder of numbered files is one document.
    const found = await discover(on, { root: cwd, cwd, source: '.', paths: [place] });
    return found.length === 1 ? readSource(found[0] as Source, cwd, on) : undefined;
  };
  const today = (one: Source): string => resolve(root, one.path);

  if (kind === 'file') {
    if (sources.length === 1) return () => read(path, disk);
    throw new Failure('usage/against', `Unexpected file \`${against}\` to compare ${sources.length} documents with`, {
      note: 'Name the one document that it is a former edition of, or compare with a folder or a revision.',
    });
  }
  if (kind === 'folder') {
    return async (one) => {
      for (const folder of [root, resolve(root, source)]) {
        const found = isInside(today(one), folder) && (await read(join(path, relative(folder, today(one))), disk));
        if (found) return found;
      }
      return sources.length === 1 ? read(path, disk) : undefined;
    };
  }
  const revision = await disk.revision(root, against);
  if (!revision) {
    throw new Failure('usage/against', `Unexpected \`${against}\`, expected a file, a folder or a revision of git`, {
      note: 'Check the name. A revision is a commit, a branch or a tag of the repository that the project is in.',
    });
  }
  return (one) => read(today(one), revision);
}

/** Where a document is, which may have been of another format. */
async function placeOf(path: string, disk: ReadableDisk): Promise<string | undefined> {
  const stem = path.slice(0, path.length - extname(path).length);
  const places = [path, ...(extname(path) === '' ? [] : FORMATS.map((format) => stem + format))];
  for (const place of places) if ((await disk.kind(place)) !== undefined) return place;
  return undefined;
}
