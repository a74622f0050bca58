import { AsyncLocalStorage } from 'node:async_hooks';
import { isAbsolute } from 'node:path';
import type { Host } from '../../contract/index.ts';
import { pathFrom } from '../paths.ts';
import { type Digests, sha256 } from './digests.ts';
import type { Input } from './record.ts';

/** What is read for documents beside their sources. */
export interface Reading {
  /** The same host, whose reading is noted. */
  host: Host;
  /** The host as it is. */
  machine: Host;
  /** Does work for one document; what it reads meanwhile is in the result. */
  during<T>(work: () => Promise<T>): Promise<{ result: T; files: Map<string, string | null> }>;
  /** Fonts are read once for all documents: those that were asked for so far, and the folder of who asked. */
  fonts: Map<string, string>;
}

/** Notes what a host is asked for. Several documents are in work at a time, each in a context of its own. */
export function noteReading(host: Host): Reading {
  const documents = new AsyncLocalStorage<Map<string, string | null>>();
  const fonts = new Map<string, string>();
  return {
    fonts,
    machine: host,
    host: {
      ...host,
      readFile: async (path) => {
        // What is named by an absolute path belongs to the template, which is known as a whole.
        const read = isAbsolute(path) ? undefined : documents.getStore();
        try {
          const bytes = await host.readFile(path);
          read?.set(path, sha256(bytes));
          return bytes;
        } catch (error) {
          read?.set(path, null);
          throw error;
        }
      },
      // Whoever asks where a font is reads it, in another thread.
      fontPath: (file, folder) => {
        fonts.set(file, folder);
        return host.fontPath(file, folder);
      },
      readFont: (file, folder) => {
        fonts.set(file, folder);
        return host.readFont(file, folder);
      },
    },
    during: async (work) => {
      const files = new Map<string, string | null>();
      return { result: await documents.run(files, work), files };
    },
  };
}

/** How inputs are named and found again. */
export interface Places {
  root: string;
  /** The folder of the template. */
  template: string;
  fontPath: Host['fontPath'];
  digests: Digests;
}

/** The inputs of a document in the order of their names. */
export async function inputsOf(
  files: ReadonlyMap<string, string | null>,
  fonts: ReadonlyMap<string, string>,
  { root, digests, fontPath }: Places,
): Promise<Input[]> {
  const read = [...files].map(([path, digest]): Input => ({ kind: 'file', path, sha256: digest }));
  const asked = [...fonts].map(async ([file, folder]): Promise<Input> => {
    const path = await fontPath(file, folder).catch(() => undefined);
    const digest = (path && (await digests.of(path))) ?? null;
    // A font of the project is named by its place there, which another copy of the project has too.
    if (isAbsolute(file)) return { kind: 'file', path: pathFrom(root, file), sha256: digest };
    return { kind: 'font', path: file, sha256: digest };
  });
  return [...read, ...(await Promise.all(asked))].sort((a, b) => (a.kind + a.path < b.kind + b.path ? -1 : 1));
}
