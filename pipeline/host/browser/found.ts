import { realpath, stat } from 'node:fs/promises';

/** Environment variables. */
export type Env = Readonly<Record<string, string | undefined>>;

/** A program that can be started, and a folder of libraries that it needs and the system lacks. */
export interface Executable {
  path: string;
  libraries?: string;
}

export interface FoundBrowser {
  origin: 'option' | 'environment' | 'puppeteer' | 'bundled' | 'installed';
  /** Where it was found, for people: a path, a variable, a package. */
  place: string;
  /** Changes whenever the browser does; costs no start. For cache keys. */
  identity: string;
  /** The program; unpacks it first where that is still to be done. */
  executable(): Promise<Executable>;
  /** Checks an unpacked browser in full and unpacks it again; false where there was nothing to mend. */
  repair?(): Promise<boolean>;
}

/** A browser that is a file of its own. */
export async function fromPath(path: string, origin: FoundBrowser['origin']): Promise<FoundBrowser> {
  const { size, mtimeMs } = await stat(path);
  const identity = `${await realpath(path)} ${size} ${Math.trunc(mtimeMs)}`;
  return { origin, place: path, identity, executable: async () => ({ path }) };
}
