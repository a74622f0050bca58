import { type Disk, Failure, type ReadableDisk } from '../contract/index.ts';
import type { SourceInput } from '../index.ts';
import type { Source } from './discover.ts';
import type { ReadFormer } from './former.ts';
import { isInside, pathFrom } from './paths.ts';

/**
 * Reads the files of a document; they are named relative to `root`.
 *
 * A link among the sources may have come with them: it is followed inside the project and the folder
 * that was searched only. Throws `source/unreadable`, `source/outside`.
 */
export async function readSource(
  { name, files, decisions, within }: Source,
  root: string,
  disk: ReadableDisk,
): Promise<SourceInput> {
  const read = async (path: string) => {
    const shown = pathFrom(root, path);
    try {
      if (within !== undefined) await refuseOutside(path, shown, [root, within], disk);
      return { path: shown, bytes: await disk.read(path) };
    } catch (cause) {
      if (cause instanceof Failure) throw cause;
      throw new Failure('source/unreadable', `Cannot read \`${shown}\`: ${(cause as Error).message}`, {
        file: shown,
        note: 'Check that the file is still there and that you may read it.',
        cause: cause as Error,
      });
    }
  };
  const [sources, side] = await Promise.all([
    Promise.all(files.map(read)),
    disk.kind(decisions).then((kind) => (kind === 'file' ? read(decisions) : undefined)),
  ]);
  return { name, files: sources, ...(side && { decisions: side }) };
}

/** What is read of a project's documents. */
export interface Reads {
  root: string;
  /** The edition that they are compared with. */
  former?: { against: string; read: ReadFormer } | undefined;
}

/** Reads the files of a document, and those of its former edition where it is compared with one. */
export async function readWithFormer(source: Source, { root, former }: Reads, disk: Disk): Promise<SourceInput> {
  const [input, before] = await Promise.all([readSource(source, root, disk), former?.read(source)]);
  return former ? { ...input, former: { against: former.against, ...(before ?? { files: [] }) } } : input;
}

async function refuseOutside(path: string, shown: string, folders: string[], disk: ReadableDisk): Promise<void> {
  const [file, ...allowed] = await Promise.all([path, ...folders].map((one) => disk.real(one)));
  if (allowed.some((folder) => isInside(file as string, folder))) return;
  throw new Failure('source/outside', `Unexpected link \`${shown}\` to a file outside the project`, {
    file: shown,
    note: 'Copy the file into the project, or name it on the command line to build it all the same.',
  });
}
