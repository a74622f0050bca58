import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { isAbsolute, join, resolve } from 'node:path';
import { Failure } from '../contract/index.ts';

const GALLEY = createRequire(import.meta.url);

/**
 * Reads the font file of a face.
 *
 * @param file A path in the template's folder, or `package/path` of a package that the template or
 *   else Galley has installed.
 * @param folder Absolute path of the template's folder.
 * @throws {Failure} `font/not-found`, `font/unreadable`
 */
export async function readFont(file: string, folder: string): Promise<Uint8Array> {
  const path = await fontPath(file, folder);
  try {
    return await readFile(path);
  } catch (error) {
    throw new Failure('font/unreadable', `Cannot read font \`${file}\`: ${(error as Error).message}`, {
      note: 'Check that the path names a font file and that you may read it.',
    });
  }
}

/** Where the font file of a face is. Throws `font/not-found`. */
export async function fontPath(file: string, folder: string): Promise<string> {
  for (const path of candidates(file, folder)) if (existsSync(path)) return path;
  throw new Failure('font/not-found', `Unexpected font \`${file}\`, expected a file of the template or of a package`, {
    note: `Put the file into the template's folder, or install the package: \`npm install ${packageName(file)}\`.`,
  });
}

/** Where the file may be, best first. */
function* candidates(file: string, folder: string): Generator<string> {
  yield resolve(folder, file);
  if (isAbsolute(file) || /^\.{1,2}[\\/]/.test(file)) return;
  for (const require of [createRequire(join(folder, 'template.js')), GALLEY]) {
    const exported = tryResolve(require, file);
    if (exported !== undefined) yield exported;
    // A package may list modules as its exports and leave out its fonts.
    for (const modules of require.resolve.paths(file) ?? []) yield join(modules, file);
  }
}

function tryResolve(require: NodeJS.Require, file: string): string | undefined {
  try {
    return require.resolve(file);
  } catch {
    return undefined;
  }
}

function packageName(file: string): string {
  const [scope = '', name = ''] = file.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}
