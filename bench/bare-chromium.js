// What the browser itself needs for a document: start, load, print once, close. The measure for
// everything Galley adds.
//
//   node bench/bare-chromium.js FILE.html [EXECUTABLE]
//
// Prints the milliseconds from the start of this process as JSON.
import { readFile } from 'node:fs/promises';
import { launch } from './browser.js';

const [file, executable] = process.argv.slice(2);
if (!file) throw new Error('Unexpected call without a file: node bench/bare-chromium.js FILE.html [EXECUTABLE]');

const html = await readFile(file, 'utf8');
const browser = await launch(executable);
const page = await browser.newPage();
await page.setContent(html, { waitUntil: 'load' });
const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
await browser.close();
process.stdout.write(`${JSON.stringify({ ms: Math.round(performance.now()), bytes: pdf.length })}\n`);
