import { basename, isAbsolute } from 'node:path';

/** How an output names a source: what lies outside the project is named without its folders. */
export function published(path: string): string {
  const outside = path.startsWith('..') || isAbsolute(path);
  return outside ? basename(path) : path;
}
