import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { browserProcesses, deadline, LONG, pageOf, testPrinter, textOfPages, until } from './support.ts';

it('prints one page after the other, with the styles, margins and words of each', async () => {
  const { printer } = testPrinter();
  const tab = printer.open();
  const margins = (words: string) =>
    `<style>@page{margin:20mm;@top-left{font:12pt F;content:"${words}"}@bottom-center{font:12pt F;content:counter(page)}}</style>`;
  const page = async (body: string, head: string) => ({ ...(await pageOf(body, margins(head), head)), deadline });
  const texts = [];
  texts.push(await textOfPages(await tab.print({ ...(await page('<p>目录', '第')), draft: true })));
  texts.push(await textOfPages(await tab.print(await page('<p>章', '引语'))));
  await tab.close();
  expect(texts).toEqual([['第1目录'], ['引语1章']]);
});

it('prints the same whatever was printed before', async () => {
  const { printer } = testPrinter();
  const first = await pageOf('<h1>第</h1><p>目<a href="?#x">录</a>');
  const second = await pageOf('<h1>第</h1><p id="x">章<a href="?#y">节</a>');
  const tab = printer.open();
  await tab.print({ ...first, deadline, draft: true });
  const after = await tab.print({ ...second, deadline });
  await tab.close();
  // What is left are the numbers that the browser gives to elements, in order.
  const unnumbered = (pdf: Uint8Array) =>
    Buffer.from(pdf)
      .toString('latin1')
      .replace(/\(node\d+\)/g, '(node)')
      .replace(/D:\d+/g, 'D:')
      .replace(/startxref\s+\d+/, '')
      .replace(/^\d{10} \d{5} [nf] $/gm, '');
  expect(unnumbered(after)).toBe(unnumbered(await printer.print({ ...second, deadline })));
});

it('loads pictures of styles and pictures far below', async () => {
  const { printer } = testPrinter();
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#f00"/></svg>';
  const bytes = Buffer.from(svg);
  const style = '<style>.b{width:40px;height:40px;background:url(b.svg)}</style>';
  const { html, assets } = await pageOf(
    '<div class="b"></div><p style="margin-top:4000px">第<img loading="lazy" src="c.svg">',
    style,
  );
  const files = new Map([
    ...assets,
    ['b.svg', { type: 'image/svg+xml', bytes }],
    ['c.svg', { type: 'image/svg+xml', bytes }],
  ]);
  const pdf = Buffer.from(await printer.print({ html, assets: files, deadline }));
  const { inflateSync } = await import('node:zlib');
  const red = [...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)]
    .map(([, stream = '']) => {
      try {
        return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
      } catch {
        return '';
      }
    })
    .join('\n')
    .match(/1 0 0 rg/g);
  expect(red?.length).toBeGreaterThanOrEqual(2);
});

describe('a tab', () => {
  const renderersOf = (folder: string) =>
    browserProcesses(folder)
      .filter(({ renderer }) => renderer)
      .map(({ pid }) => pid);
  const PICTURE = '<img src="a.svg">';
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"></svg>');

  it('prints the pages of an edition, and then those of others', async () => {
    const { printer, folder } = testPrinter();
    const tab = printer.open();
    const page = { ...(await pageOf('<p>目录')), deadline };
    await tab.print({ ...page, draft: true });
    const before = renderersOf(folder);
    await tab.print(page);
    await tab.close();
    expect(await textOfPages(await printer.print({ ...(await pageOf('<p>章节')), deadline }))).toEqual(['章节']);
    expect(renderersOf(folder)).toEqual(before);
  });

  it('that has read the pictures of a document prints no other', async () => {
    const { printer, folder } = testPrinter();
    const { html, assets } = await pageOf(`<p>目录${PICTURE}`);
    const files = new Map([...assets, ['a.svg', { type: 'image/svg+xml', bytes: svg }]]);
    await printer.print({ html, assets: files, deadline });
    await until(() => renderersOf(folder).length === 0);
    const refused: string[] = [];
    const onRefused = (url: string) => void refused.push(url);
    await printer.print({ html, assets, deadline, onRefused });
    expect(refused).toEqual(['a.svg']);
  });

  it('holds on to nothing that it has printed', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const { printer } = testPrinter();
    const page = { ...(await pageOf('<p>目录')), deadline };
    const printed: WeakRef<Uint8Array>[] = [];
    for (let done = 0; done < 4; done += 1) printed.push(new WeakRef(await printer.print(page)));
    await until(() => {
      collectGarbage();
      return printed.slice(0, -1).every((pdf) => pdf.deref() === undefined);
    });
  });

  it('that was in the middle of a print is closed', async () => {
    const { printer, folder } = testPrinter();
    await printer.print({ ...(await pageOf('<p>文</p>')), deadline });
    const before = renderersOf(folder);
    const stop = new AbortController();
    const printing = printer.print({ ...(await pageOf(LONG)), deadline }, stop.signal);
    setTimeout(() => stop.abort(new Error('stopped')), 200);
    await expect(printing).rejects.toThrow('stopped');
    await until(() => !renderersOf(folder).some((pid) => before.includes(pid)));
    expect(await textOfPages(await printer.print({ ...(await pageOf('<p>后</p>')), deadline }))).toEqual(['后']);
  });

  it('that crashed while nobody used it is not used again', async () => {
    const { printer, folder } = testPrinter();
    await printer.print({ ...(await pageOf('<p>文</p>')), deadline });
    const leaders = () => browserProcesses(folder).filter(({ leader }) => leader);
    const before = leaders();
    for (const pid of renderersOf(folder)) process.kill(pid, 'SIGKILL');
    await until(() => renderersOf(folder).length === 0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await textOfPages(await printer.print({ ...(await pageOf('<p>后</p>')), deadline }))).toEqual(['后']);
    expect(leaders()).toEqual(before);
  });
});

it('goes on in a new tab after a crash between two prints', async () => {
  const { printer, folder } = testPrinter();
  const tab = printer.open();
  const page = { ...(await pageOf('<p>目录')), deadline };
  await tab.print({ ...page, draft: true });
  for (const { pid } of browserProcesses(folder)) process.kill(pid, 'SIGKILL');
  expect(await textOfPages(await tab.print(page))).toEqual(['目录']);
  await tab.close();
});
