import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

function findPackage(folder: string): { folder: string; version: string } {
  try {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
    if (name === 'galley' && version !== undefined) return { folder, version };
  } catch {
    // Not the package's folder: go on upwards.
  }
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The package.json of Galley is missing: install it again');
  return findPackage(parent);
}

const { folder, version } = findPackage(here);

/** The folder that Galley is installed in. */
export const packageFolder: string = folder;
/** Galley's version. */
export const galleyVersion: string = version;
/** The folder that built-in templates run from, and the extension they have there. */
export const templateCode: { folder: string; extension: '.js' | '.tsx' } =
  relative(folder, here).split(sep)[0] === 'lib'
    ? { folder: join(folder, 'lib', 'templates'), extension: '.js' }
    : { folder: join(folder, 'templates'), extension: '.tsx' };
