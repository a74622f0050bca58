// What the browser itself needs for a document: start, load, print once, close. The measure for
// everything Galley adds.
//
//   node bench/bare-chromium.js FILE.html [EXECUTABLE]
//
// Prints the milliseconds from the start of this process as JSON.
import { readFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';

const [file, executable] = process.argv.slice(2);
if (!file) throw new Error('Unexpected call without a file: node bench/bare-chromium.js FILE.html [EXECUTABLE]');

const html = await readFile(file, 'utf8');
const browser = await puppeteer.launch({
  executablePath: executable ?? (await defaultBrowser()),
  headless: 'shell',
  pipe: true,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
await page.setContent(html, { waitUntil: 'load' });
const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
await browser.close();
process.stdout.write(`${JSON.stringify({ ms: Math.round(performance.now()), bytes: pdf.length })}\n`);

/** The browser that Galley prints with: the same one on both sides of the comparison. */
async function defaultBrowser() {
  const { findBrowser } = await import('../lib/pipeline/host/browser/index.js');
  const { path } = await (await findBrowser({}, process.env)).executable();
  return path;
}
