import type { VFileMessage } from 'vfile-message';
import type { Host, Press, Printer } from '../contract/index.ts';
import { cacheFolders } from './browser/cache.ts';
import { createReader } from './files.ts';
import { fontPath, readFont } from './fonts.ts';

export { createDisk } from './files.ts';

/** Absolute path of the folder that Galley keeps things of its own in, for this user. */
export const userFolder = (env: Readonly<Record<string, string | undefined>>): string =>
  cacheFolders(env)[0]?.path ?? '.galley';

/** How a pipeline may use the machine. */
export interface HostSettings {
  /** The project's folder: what relative paths count from. */
  root: string;
  /** Folders that documents and templates may refer to files in. */
  folders: readonly string[];
  /** Path or name of the browser, and whether it runs in its sandbox; by default what is found, wherever it can. */
  browser: { executable?: string; sandbox?: boolean };
  sourceDateEpoch: number | undefined;
  /** Is told once of each thing that the user should know, such as a browser without a sandbox. */
  onWarning(message: VFileMessage): void;
}

/** The host on Node. Nothing is loaded or started before it is asked for. */
export function createHost({ root, folders, browser, sourceDateEpoch, onWarning }: HostSettings): Host {
  let pressed: Promise<Press> | undefined;
  const press = () => {
    pressed ??= import('./ghostscript.ts').then(({ createPress }) => createPress());
    return pressed;
  };
  return {
    readFile: createReader(root, folders),
    fontPath,
    readFont,
    printer: {
      ...onDemand(async () =>
        (await import('./browser/index.ts')).createPrinter({ ...browser, env: process.env, onWarning }),
      ),
      // Without what drives the browser, which is long to load.
      identity: async () => (await (await import('./browser/find.ts')).findBrowser(browser, process.env)).identity,
    },
    press: {
      identity: async () => (await press()).identity(),
      convert: async (...given) => (await press()).convert(...given),
      ink: async (...given) => (await press()).ink(...given),
    },
    sourceDateEpoch,
  };
}

/** A printer that is made when it is first needed: an HTML edition alone never loads it. */
function onDemand(create: () => Promise<Printer>): Omit<Printer, 'identity'> {
  let printer: Promise<Printer> | undefined;
  const made = () => {
    printer ??= create();
    return printer;
  };
  return {
    // A failure is thrown again by the print that needs the browser.
    warm: (tabs) =>
      made().then(
        (one) => one.warm(tabs),
        () => undefined,
      ),
    open() {
      const tab = made().then((one) => one.open());
      tab.catch(() => undefined);
      return {
        print: async (job, signal) => (await tab).print(job, signal),
        close: async () => (await tab.catch(() => undefined))?.close(),
      };
    },
    close: async () => (await printer?.catch(() => undefined))?.close(),
  };
}
