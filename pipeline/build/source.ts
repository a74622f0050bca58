import { relative } from 'node:path';
import { type Disk, Failure } from '../contract/index.ts';
import type { SourceInput } from '../index.ts';
import type { Source } from './discover.ts';

/** Reads the files of a document; they are named relative to `root`. Throws `source/unreadable`. */
export async function readSource(source: Source, root: string, disk: Disk): Promise<SourceInput> {
  const files = source.files.map(async (path) => {
    const shown = relative(root, path);
    const bytes = await disk.read(path).catch((cause: Error) => {
      throw new Failure('source/unreadable', `Cannot read \`${shown}\`: ${cause.message}`, {
        file: shown,
        note: 'Check that the file is still there and that you may read it.',
        cause,
      });
    });
    return { path: shown, bytes };
  });
  return { name: source.name, files: await Promise.all(files) };
}
