import type { Printer, PrintJob } from '../contract/index.ts';
import { type MainFunctions, resultOf, type ThreadFunctions } from './wire.ts';

/** The browser of the main thread, as another thread sees it. */
export interface RemotePrinter {
  printer: Printer;
  /** What the main thread tells of prints. */
  listeners: Pick<ThreadFunctions, 'onLoaded' | 'onRefused'>;
}

/**
 * A printer that has pages printed by the main thread, whose functions `main` gives.
 *
 * What warms and ends the browser is for the main thread to do. A print cannot be stopped from here: a thread whose
 * work is not wanted any more is ended with its prints.
 */
export function createRemotePrinter(main: () => Pick<MainFunctions, 'print' | 'closeTab'>): RemotePrinter {
  const jobs = new Map<number, PrintJob>();
  let [tabs, prints] = [0, 0];
  return {
    printer: {
      identity: () => Promise.reject(new Error('Unexpected question of a thread for the identity of the browser')),
      warm: async () => {},
      open() {
        tabs += 1;
        const tab = tabs;
        return {
          async print(job) {
            prints += 1;
            const print = prints;
            jobs.set(print, job);
            const { onLoaded, onRefused, ...wired } = job;
            try {
              return resultOf(await main().print(tab, print, wired));
            } finally {
              jobs.delete(print);
            }
          },
          close: async () => main().closeTab(tab),
        };
      },
      close: async () => {},
    },
    listeners: {
      onLoaded: (print) => jobs.get(print)?.onLoaded?.(),
      onRefused: (print, url) => jobs.get(print)?.onRefused?.(url),
    },
  };
}
