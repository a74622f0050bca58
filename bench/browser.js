import puppeteer from 'puppeteer-core';
import { findBrowser } from '../lib/pipeline/host/browser/index.js';

/** Starts the browser that Galley prints with, or another one, as its users start it. */
export async function launch(executable) {
  return await puppeteer.launch({
    executablePath: executable ?? (await (await findBrowser({}, process.env)).executable()).path,
    headless: 'shell',
    pipe: true,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}
