import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path leads to something below a folder. Both are absolute, links resolved. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The way from a folder to a path, with slashes on every platform: how files are named in messages and editions. */
export function pathFrom(folder: string, path: string): string {
  return relative(folder, path).replaceAll(sep, '/');
}
