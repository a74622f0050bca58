import { findBrowser } from '../../pipeline/host/browser/find.ts';
import type { Browser, Page } from '../../pipeline/host/browser/puppeteer.ts';
import { type Session, startSession } from '../../pipeline/host/browser/session.ts';

/** The browser that editions are printed with, for looking at HTML editions. */
export async function openBrowser(): Promise<Session> {
  const found = await findBrowser({}, process.env);
  return startSession({
    executable: await found.executable(),
    sandbox: process.getuid?.() !== 0,
    env: process.env,
    fonts: undefined,
    deadline: 30_000,
    signal: new AbortController().signal,
    onProcess: () => undefined,
  });
}

export interface Opened {
  page: Page;
  /** Everything asked of the network, the page itself first. */
  requests: string[];
  /** What the page complained of: errors and violations of its policy. */
  complaints: string[];
}

/** Opens a page from memory; every other request is noted and refused. */
export async function openPage(
  browser: Browser,
  html: string,
  { width = 1280, scheme = 'light' }: { width?: number; scheme?: 'light' | 'dark' } = {},
): Promise<Opened> {
  const page = await browser.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.url().startsWith('data:')) return request.continue();
    requests.push(request.url());
    if (requests.length > 1) return request.abort();
    return request.respond({ status: 200, contentType: 'text/html', body: html });
  });
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto('https://edition.invalid/', { waitUntil: 'load' });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  return { page, requests, complaints };
}
