export type {
  Browser,
  ConnectionTransport,
  HTTPRequest,
  Page,
} from 'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js';

type Puppeteer = typeof import('puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js').default;

/** Puppeteer without its launcher and downloader, which start and find browsers differently from here. */
export async function loadPuppeteer(): Promise<Puppeteer> {
  return (await import('puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js')).default;
}
