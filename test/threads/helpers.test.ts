import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { h } from 'hastscript';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { fontPath } from '../../pipeline/host/fonts.ts';
import { createHtml } from '../../pipeline/html/index.ts';
import { finishHere, printEdition } from '../../pipeline/print/index.ts';
import { openHelpers } from '../../pipeline/threads/helpers.ts';
import { folderWith } from '../build/folder.ts';
import { testPrinter } from '../host/browser/support.ts';
import { HTML, hostOf, inputOf, PDF, template } from '../html/fixture.ts';
import { metadata, pageOf } from '../print/book.ts';

/** Threads as `npm test` builds them. */
const codeOf = (name: string) => new URL(`../../lib/pipeline/threads/${name}-thread.js`, import.meta.url);

function helpers(code = codeOf) {
  const made = openHelpers({ fontPath }, code);
  if (!made) throw new Error('There are none');
  onTestFinished(() => made.close());
  return made;
}

const host = hostOf(import.meta.dirname);

beforeAll(() => expect(existsSync(fileURLToPath(codeOf('font')))).toBe(true));

it('are not there for code that runs from its sources', () => {
  expect(openHelpers({ fontPath })).toBeUndefined();
});

describe('one that finishes PDFs', () => {
  async function printed(body: string) {
    const { printer } = testPrinter();
    const { html, assets } = await pageOf(body);
    const raw = await printer.print({ html, assets, deadline: 30_000 });
    return [raw, metadata, html, {}, 0] as const;
  }

  it('makes the same PDFs, several at a time', async () => {
    const pages = [await printed('<p>第</p>'), await printed('<p>章</p>')] as const;
    const { finish, warmFinish } = helpers();
    warmFinish();
    const aside = await Promise.all(pages.map((page) => finish(...page)));
    for (const [index, page] of pages.entries()) {
      const here = await finishHere(...page);
      expect(Buffer.compare(aside[index]?.bytes ?? Buffer.alloc(0), here.bytes)).toBe(0);
      expect(aside[index]).toEqual({ ...here, bytes: expect.any(Uint8Array) });
    }
  });

  it.each([
    ['lost', (name: string) => codeOf(`no-such-${name}`)],
    ['refused a page', codeOf],
  ])('is not needed: where it is %s, the PDF is finished here, or fails as it does here', async (_, code) => {
    const { finish } = helpers(code);
    const edition = async (body: string) => {
      const { printer } = testPrinter();
      return printEdition({ render: () => pageOf(body), printer, metadata, finish, deadline: 30_000 });
    };
    expect((await edition('<p>第</p>')).pages).toBe(1);
    await expect(edition('')).rejects.toMatchObject({ ruleId: 'pdf/blank' });
  });
});

describe('one that cuts fonts', () => {
  const page = inputOf([h('h1', '第一章'), h('p', '水文 1998')], undefined, PDF);

  it('makes the same pages', async () => {
    const aside = createHtml(host, helpers().openFont);
    aside.warm(template);
    const here = createHtml(host);
    for (const edition of [PDF, HTML]) {
      const [one, other] = [await aside.toPage({ ...page, edition }), await here.toPage({ ...page, edition })];
      expect(one.html).toBe(other.html);
      expect([...one.assets.keys()]).toEqual([...other.assets.keys()]);
      for (const [path, { bytes }] of one.assets)
        expect(Buffer.compare(bytes, other.assets.get(path)?.bytes ?? Buffer.alloc(0))).toBe(0);
    }
  });

  it('refuses what is no font as it is refused here', async () => {
    const folder = await folderWith({ 'none.ttf': '<html>not a font at all</html>' });
    const fonts = [{ family: 'Text', weight: 400, style: 'normal' as const, file: join(folder, 'none.ttf') }];
    const made = (html: ReturnType<typeof createHtml>) =>
      html.toPage({ ...page, template: { ...template, fonts } }).catch((error) => [error.ruleId, error.message]);
    const refused = await made(createHtml(host));
    expect(refused).toEqual(['font/unreadable', expect.stringContaining('none.ttf')]);
    expect(await made(createHtml(host, helpers().openFont))).toEqual(refused);
    const missing = { ...template, fonts: fonts.map((face) => ({ ...face, file: 'no-such.ttf' })) };
    await expect(createHtml(host, helpers().openFont).toPage({ ...page, template: missing })).rejects.toMatchObject({
      ruleId: 'font/not-found',
    });
  });

  it('costs a document where it is lost; the next one gets another', async () => {
    const real = codeOf('font').href;
    const folder = await folderWith({
      'font-thread.mjs': `import { existsSync, writeFileSync } from 'node:fs';
        import { parentPort } from 'node:worker_threads';
        const lived = new URL('lived', import.meta.url);
        if (existsSync(lived)) await import('${real}');
        else parentPort.once('message', () => { writeFileSync(lived, ''); process.exit(1); });`,
    });
    const html = createHtml(
      host,
      helpers((name) => (name === 'font' ? pathToFileURL(join(folder, 'font-thread.mjs')) : codeOf(name))).openFont,
    );
    await expect(html.toPage(page)).rejects.toMatchObject({
      ruleId: 'font/unreadable',
      message: expect.stringContaining('end of a thread'),
    });
    expect((await html.toPage(page)).html).toBe((await createHtml(host).toPage(page)).html);
  });
});
