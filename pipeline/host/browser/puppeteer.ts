import type { Protocol } from 'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js';

export type {
  Browser,
  CDPSession,
  ConnectionTransport,
  Page,
} from 'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js';

/** A request that waits for an answer. */
export type Paused = Protocol.Fetch.RequestPausedEvent;

type Puppeteer = typeof import('puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js').default;

/** Puppeteer without its launcher and downloader, which start and find browsers differently from here. */
export async function loadPuppeteer(): Promise<Puppeteer> {
  return (await import('puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js')).default;
}
