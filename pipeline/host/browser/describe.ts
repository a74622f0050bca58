import { Failure } from '../../contract/index.ts';
import { cacheFolders } from './cache.ts';
import { type FindOptions, findBrowser } from './find.ts';
import type { Env, FoundBrowser } from './found.ts';
import { missingLibraries } from './libraries.ts';
import { createPrinter } from './printer.ts';

/** What there is to say about the browser on this machine. */
export interface BrowserReport {
  origin?: FoundBrowser['origin'];
  /** Path or package. */
  place?: string;
  /** As the browser says it: `HeadlessChrome/143.0.7499.0`. */
  version?: string;
  /** `off` for root and where the option says so; `unknown` where the browser does not start. */
  sandbox: 'on' | 'off' | 'unknown';
  /** Libraries that the system lacks and that the bundled browser brings along. */
  broughtLibraries: string[];
  /** Folders in which the bundled browser is looked for and unpacked, best first. */
  cache: string[];
  /** What is wrong, each with a `note` that says what to do. Empty where a page was printed. */
  problems: Failure[];
}

const PAGE = '<!doctype html><html lang="en"><title>Proof</title><p>Proof';
const DEADLINE = 20_000;

/** Finds the browser, starts it and prints a page. Never throws: what goes wrong is in the report. */
export async function describeBrowser(options: FindOptions & { sandbox?: boolean }, env: Env): Promise<BrowserReport> {
  const report: BrowserReport = {
    sandbox: 'unknown',
    broughtLibraries: [],
    cache: cacheFolders(env).map(({ path }) => path),
    problems: [],
  };
  let sandbox: BrowserReport['sandbox'] = options.sandbox === false ? 'off' : 'on';
  const onWarning = () => {
    sandbox = 'off';
  };
  const printer = createPrinter({ ...options, env, onWarning });
  try {
    const { origin, place } = await findBrowser(options, env);
    Object.assign(report, { origin, place });
    if (origin === 'bundled') report.broughtLibraries = missingLibraries(env);
    report.version = await printer.version();
    await printer.print({ html: PAGE, assets: new Map(), deadline: DEADLINE });
    report.sandbox = sandbox;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    report.problems.push(error);
  } finally {
    await printer.close();
  }
  return report;
}
