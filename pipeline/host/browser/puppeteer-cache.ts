import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Env, type FoundBrowser, fromPath } from './found.ts';

/** Puppeteer's own comparison refuses versions of four numbers, which all of Chrome's are. */
const VERSIONS = new Intl.Collator('en', { numeric: true });

/**
 * The newest browser that Puppeteer has downloaded, the headless shell before the full one, which
 * prints two to four times slower. The folder is that of Puppeteer's configuration guide.
 */
export async function puppeteerBrowser(env: Env): Promise<FoundBrowser | undefined> {
  const cacheDir = env.PUPPETEER_CACHE_DIR || join(env.HOME || homedir(), '.cache', 'puppeteer');
  if (!existsSync(cacheDir)) return undefined;
  const { Browser, getInstalledBrowsers } = await import('@puppeteer/browsers');
  const all = (await getInstalledBrowsers({ cacheDir })).filter(({ executablePath }) => existsSync(executablePath));
  for (const kind of [Browser.CHROMEHEADLESSSHELL, Browser.CHROME, Browser.CHROMIUM]) {
    const newest = all
      .filter(({ browser }) => browser === kind)
      .sort((a, b) => VERSIONS.compare(b.buildId, a.buildId))[0];
    if (newest) return fromPath(newest.executablePath, 'puppeteer');
  }
  return undefined;
}
