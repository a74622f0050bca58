import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { VFileMessage } from 'vfile-message';
import { Failure, type Printer, type PrintJob, type PrintTab } from '../../contract/index.ts';
import { fallbackFonts } from './bundled.ts';
import { within } from './deadline.ts';
import { findBrowser } from './find.ts';
import type { Env } from './found.ts';
import { sandboxChoice } from './sandbox.ts';
import { type Session, startSession } from './session.ts';
import { openTab, type Tab } from './tab.ts';

export interface PrinterOptions {
  /** Path or command name of a browser; without it one is found. */
  executable?: string;
  /** `false` switches the browser's sandbox off, `true` insists on it also for root. */
  sandbox?: boolean;
  env: Env;
  /** Told once of each thing that the user should know, such as a browser without a sandbox. */
  onWarning(message: VFileMessage): void;
  /** Milliseconds. */
  deadlines?: { start?: number };
}

export interface BrowserPrinter extends Printer {
  /** Prints one page in a tab of its own. */
  print(job: PrintJob, signal?: AbortSignal): Promise<Uint8Array>;
  /** Version as the browser says it. Starts the browser. */
  version(): Promise<string>;
}

/** Prints of one browser before it is replaced: its memory grows a little with each (5 MB in 320). */
const RECYCLE = 500;
const START_DEADLINE = 20_000;
/** Between the failure of a print and the news of a crash (ms). */
const LAST_WORDS = 500;
/** For a page to close (ms); a browser that cannot even do that is ended. */
const TAB_DEADLINE = 1_000;

/** A browser and what it is doing. */
interface Slot {
  session: Promise<Session>;
  /** Resolves when its process has been started, or could not be. */
  onItsWay: Promise<unknown>;
  stop: AbortController;
  prints: number;
  /** Tabs in use. */
  tabs: number;
  /** Opens no more tabs; is ended when the last one in use is closed. */
  spent: boolean;
  /** Tabs that nobody uses yet, or any more. */
  spares: Promise<Tab>[];
  ending?: Promise<void>;
}

/** A tab in use. */
interface Used {
  slot: Slot;
  opening: Promise<Tab>;
  tab?: Tab;
}

/**
 * A printer with a browser process of its own, started with the first print or by `warm`.
 *
 * Failures of `print`: `render/browser-start`, `render/browser-crashed` (twice for one job),
 * `render/deadline`, `render/font`, `render/print`, `render/closed`; or the signal's reason.
 */
export function createPrinter(options: PrinterOptions): BrowserPrinter {
  const { env } = options;
  const slots = new Set<Slot>();
  let current: Slot | undefined;
  let closed = false;
  let found: ReturnType<typeof findBrowser> | undefined;
  const find = () => {
    found ??= findBrowser(options, env).catch((error) => {
      found = undefined;
      throw error;
    });
    return found;
  };
  const sandbox = sandboxChoice(options);

  async function start(signal: AbortSignal, onProcess: () => void): Promise<Session> {
    const browser = await find();
    const fonts = await fallbackFonts(env);
    const attempt = async () => {
      const executable = await browser.executable();
      signal.throwIfAborted();
      const deadline = options.deadlines?.start ?? START_DEADLINE;
      return await startSession({ executable, sandbox: sandbox(), env, fonts, deadline, signal, onProcess });
    };
    try {
      return await attempt();
    } catch (error) {
      // A damaged copy shows in no other way than that it does not start.
      if (signal.aborted || !browser.repair || !(await browser.repair())) throw error;
      return await attempt();
    }
  }

  function running(): Slot {
    if (closed) throw new Failure('render/closed', 'Unexpected print after the printer was closed');
    if (current && !current.spent) return current;
    const stop = new AbortController();
    let started = () => {};
    const hasProcess = new Promise<void>((resolve) => {
      started = resolve;
    });
    const session = start(stop.signal, started);
    const onItsWay = Promise.race([hasProcess, session.catch(() => {})]);
    const slot: Slot = { session, onItsWay, stop, prints: 0, tabs: 0, spent: false, spares: [] };
    slots.add(slot);
    current = slot;
    slot.session.then(
      (session) => session.ended.then(() => end(slot)),
      () => end(slot),
    );
    return slot;
  }

  const openIn = (slot: Slot): Promise<Tab> => {
    const opening = slot.session.then((session) => openTab(session.browser));
    const forget = () => {
      slot.spares = slot.spares.filter((spare) => spare !== opening);
    };
    opening.then((tab) => tab.crash.addEventListener('abort', forget), forget);
    return opening;
  };

  function end(slot: Slot): Promise<void> {
    slot.spent = true;
    if (current === slot) current = undefined;
    slot.stop.abort(new Failure('render/closed', 'Unexpected end of the printer while the browser was starting'));
    slot.ending ??= slot.session
      .then((session) => session.end())
      .catch(() => {})
      .then(() => void slots.delete(slot));
    return slot.ending;
  }

  function use(): Used {
    const slot = running();
    const opening = slot.spares.shift() ?? openIn(slot);
    slot.tabs += 1;
    const used: Used = { slot, opening };
    opening.then(
      (tab) => {
        used.tab = tab;
      },
      () => {},
    );
    return used;
  }

  /** Keeps a tab for the next document, where that can be given it. */
  async function giveBack(used: Used): Promise<void> {
    const { slot, opening, tab } = used;
    if (slot.spent || !tab?.isClean()) return await giveUp(used);
    slot.tabs -= 1;
    slot.spares.push(opening);
  }

  async function giveUp({ slot, opening }: Used): Promise<void> {
    if (!(await closes(opening))) slot.spent = true;
    slot.tabs -= 1;
    if (slot.spent && slot.tabs === 0) void end(slot);
  }

  function open(): PrintTab {
    let used: Used | undefined;
    const leave = async (how: (used: Used) => Promise<void>) => {
      const last = used;
      used = undefined;
      if (last) await how(last);
    };
    return {
      async print(job, signal) {
        for (let attempt = 1; ; attempt += 1) {
          used ??= use();
          try {
            return await printOn(used, job, signal);
          } catch (error) {
            // It may still be at it.
            await leave(giveUp);
            if (!(error instanceof CrashError)) throw error;
            if (attempt === 2) throw crashed(error);
          }
        }
      },
      close: () => leave(giveBack),
    };
  }

  async function print(job: PrintJob, signal?: AbortSignal): Promise<Uint8Array> {
    const tab = open();
    try {
      return await tab.print(job, signal);
    } finally {
      await tab.close();
    }
  }

  async function printOn(used: Used, job: PrintJob, signal?: AbortSignal): Promise<Uint8Array> {
    const { slot, opening } = used;
    slot.prints += 1;
    if (slot.prints >= RECYCLE) slot.spent = true;
    const session = await within(slot.session, undefined, signal);
    try {
      return await within(
        opening.then((tab) => tab.print(job)),
        job.deadline,
        signal,
      );
    } catch (error) {
      if (error instanceof Failure || (signal?.aborted && error === signal.reason)) throw error;
      if (closed) throw new Failure('render/closed', 'Unexpected end of the printer during a print');
      const { tab } = used;
      const isLost = () => !session.alive() || !tab || tab.crash.aborted;
      // A lost page or browser fails the print first and says so afterwards.
      if (tab && !isLost())
        await Promise.race([session.ended, once(tab.crash, 'abort'), sleep(LAST_WORDS, undefined, { ref: false })]);
      if (isLost()) {
        slot.spent = true;
        throw new CrashError(error);
      }
      throw new Failure('render/print', `Unexpected refusal of the browser to print: ${(error as Error).message}`);
    }
  }

  return {
    async warm(tabs = 1) {
      // A printer that is closed says so to the print that follows.
      if (closed) return;
      const slot = running();
      while (slot.spares.length < tabs) slot.spares.push(openIn(slot));
      await slot.onItsWay;
    },
    open,
    print,
    async close() {
      closed = true;
      await Promise.all([...slots].map((slot) => end(slot)));
    },
    version: async () => await (await running().session).browser.version(),
    identity: async () => (await find()).identity,
  };
}

/** The browser or the page's process was lost. */
class CrashError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function crashed(error: CrashError): Failure {
  return new Failure(
    'render/browser-crashed',
    `Unexpected end of the browser during a print, twice: ${error.message}`,
    {
      note: 'Give it more memory, print fewer documents at once, or split the document.',
    },
  );
}

/** Whether the tab closed in time; one that could not be opened has nothing to close. */
async function closes(opening: Promise<Tab>): Promise<boolean> {
  const closing = opening
    .then((tab) => tab.close())
    .then(
      () => true,
      () => true,
    );
  return await Promise.race([closing, sleep(TAB_DEADLINE, false, { ref: false })]);
}
