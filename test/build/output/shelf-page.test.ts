import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { HtmlValidate } from 'html-validate/node';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type UserConfig } from '../../../pipeline/galley.ts';
import { openBrowser, openPage } from '../../html/browser.ts';
import { folderWith } from '../folder.ts';

const CONFIG: UserConfig = { editions: ['html'] };

async function shelf() {
  const folder = await folderWith({
    'source/a.md':
      '---\ntitle: Tides & <gauges>\ndate: 2025-06-30\n---\n\nThe tide rose to 4.2 metres. “It will fall,” Mary Lund said.\n',
    'source/b.md': '# Wells\n\nThree wells ran dry.\n',
  });
  await build({ cwd: folder, config: CONFIG });
  return { folder, page: () => readFile(join(folder, 'dist/index.html'), 'utf8') };
}

/** The cells of each row. */
function rowsOf(html: string): string[][] {
  const rows: Element[] = [];
  visit(fromHtml(html), { type: 'element', tagName: 'tr' }, (row) => void rows.push(row as Element));
  return rows.map(({ children }) => children.map((cell) => textOf(cell as Element)));
}

describe('the page of all documents', () => {
  it('names each with what is in it, and leads to its editions', async () => {
    const { folder, page } = await shelf();
    const html = await page();
    const rows = rowsOf(html);
    expect(rows[0]).toEqual(['Document', 'Date', 'Pages', 'Statistics', 'Remarks', 'Findings', 'Editions']);
    expect(rows[1]?.slice(0, 6)).toEqual(['Tides & <gauges>', '2025-06-30', '', '1', '1', '0']);
    expect(rows[2]?.slice(0, 4)).toEqual(['Wells', '', '', '1']);
    const links: string[] = [];
    visit(
      fromHtml(html),
      { type: 'element', tagName: 'a' },
      ({ properties }) => void links.push(String(properties?.href)),
    );
    expect(links.length).toBe(10);
    for (const link of links) expect(existsSync(join(folder, 'dist', decodeURIComponent(link))), link).toBe(true);
    const { results } = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(html);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual(
      [],
    );
  });

  it('follows the documents, and leaves a page of somebody else alone', async () => {
    const { folder, page } = await shelf();
    await writeFile(join(folder, 'source/c.md'), '# Springs\n\nText.\n');
    await build({ cwd: folder, config: CONFIG });
    expect(rowsOf(await page()).map(([name]) => name)).toEqual(['Document', 'Tides & <gauges>', 'Wells', 'Springs']);
    await rm(join(folder, 'dist/index.html'));
    await build({ cwd: folder, config: CONFIG });
    expect(rowsOf(await page())).toHaveLength(4);
    await writeFile(join(folder, 'dist/index.html'), 'mine');
    await writeFile(join(folder, 'source/c.md'), '# Springs\n\nFive springs.\n');
    await build({ cwd: folder, config: CONFIG });
    expect(await page()).toBe('mine');
  });

  it('is known for what it is where no manifest says so, unless somebody has changed it', async () => {
    const { folder, page } = await shelf();
    const manifest = join(folder, 'dist/manifest.json');
    const former = await readFile(manifest);
    const rename = async (title: string) => {
      await writeFile(join(folder, 'source/b.md'), `# ${title}\n\nText.\n`);
      await build({ cwd: folder, config: CONFIG });
    };
    await rename('Springs');
    await writeFile(manifest, former); // as a build leaves it that was killed after it wrote the page
    await rename('Brooks');
    expect(rowsOf(await page())[2]?.[0]).toBe('Brooks');
    await rm(manifest);
    await rename('Lakes');
    expect(rowsOf(await page())[2]?.[0]).toBe('Lakes');
    const edited = (await page()).replace('Lakes', 'Ponds');
    await writeFile(join(folder, 'dist/index.html'), edited);
    await rename('Seas');
    expect(await page()).toBe(edited);
  });

  describe('in a browser', () => {
    let session: Awaited<ReturnType<typeof openBrowser>>;
    beforeAll(async () => {
      session = await openBrowser();
    });
    afterAll(() => session.end());

    it('sorts by a column, and shows only the rows with some words', async () => {
      const { page: read } = await shelf();
      const { page, complaints, requests } = await openPage(session.browser, await read());
      const names = () =>
        page.evaluate(`[...document.querySelectorAll('tbody tr:not([hidden]) th')].map((cell) => cell.textContent)`);
      expect(await names()).toEqual(['Tides & <gauges>', 'Wells']);
      await page.click('thead button');
      await page.click('thead button');
      expect(await names()).toEqual(['Wells', 'Tides & <gauges>']);
      expect(await page.$eval('thead th', (head) => head.getAttribute('aria-sort'))).toBe('descending');
      await page.type('#search', 'gauges 2025');
      expect(await names()).toEqual(['Tides & <gauges>']);
      expect(complaints).toEqual([]);
      expect(requests).toHaveLength(1);
    });
  });
});
