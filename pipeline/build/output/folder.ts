import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type Disk, Failure } from '../../contract/index.ts';

/**
 * Resolves the folder of the editions and refuses one that holds something else: the root of the
 * disk, a home, the project itself, the sources or a folder above them, also by way of a link.
 *
 * Throws `output/unsafe-dir`.
 */
export async function outputFolder(
  disk: Disk,
  { output, root, source }: { output: string; root: string; source: string },
): Promise<string> {
  const folder = resolve(output);
  const [real, realRoot, realSource, realHome] = await Promise.all(
    [folder, root, resolve(root, source), homedir()].map((path) => realPath(disk, path)),
  );
  const reason = [
    [dirname(real as string) === real, 'it is the root of the disk'],
    [real === realHome, 'it is a home folder'],
    [real === realRoot || isInside(realRoot as string, real as string), 'the project is in it'],
    [real === realSource || isInside(realSource as string, real as string), 'the sources are in it'],
    [isInside(real as string, realSource as string), 'it is among the sources'],
  ].find(([unsafe]) => unsafe)?.[1];
  if (reason === undefined) return folder;
  throw new Failure('output/unsafe-dir', `Unexpected output folder \`${output}\`: ${reason}`, {
    note: 'Give editions a folder of their own, such as `dist`.',
  });
}

/** The real path of what may not be there yet: that of the nearest folder above, and the rest. */
async function realPath(disk: Disk, path: string): Promise<string> {
  try {
    return await disk.real(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realPath(disk, parent), basename(path));
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
