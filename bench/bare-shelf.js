// What the browser itself needs for many documents: loads and prints each once, several at a time in one browser.
//
//   node bench/bare-shelf.js JOBS FILE.html …
import { readFileSync } from 'node:fs';
import { launch } from './browser.js';

const [jobs, ...files] = process.argv.slice(2);
const browser = await launch();
const hand = async () => {
  for (let file = files.shift(); file !== undefined; file = files.shift()) {
    const page = await browser.newPage();
    await page.setContent(readFileSync(file, 'utf8'), { waitUntil: 'load' });
    await page.pdf({ preferCSSPageSize: true, printBackground: true });
    await page.close();
  }
};
await Promise.all(Array.from({ length: Number(jobs) }, hand));
await browser.close();
