import { describe, expect, it } from 'vitest';
import type { PageMap, Printer, PrintTab } from '../../pipeline/contract/index.ts';
import * as surface from '../../pipeline/print/index.ts';
import { printEdition } from '../../pipeline/print/index.ts';
import { testPrinter } from '../host/browser/support.ts';
import { book, metadata, pageOf } from './book.ts';
import { project } from './support.ts';

const deadline = 30_000;

/** The numbers on a contents page, by chapter. */
function printedNumbers(pages: string[]): Map<string, string> {
  return new Map(
    [...pages.join('\n').matchAll(/(第\d+章) (\d+)页/g)].map(([, title = '', page = '']) => [title, page]),
  );
}

it('exports what prints an edition, finishes it, and makes it ready for a press', () => {
  expect(Object.keys(surface).sort()).toEqual(['finishHere', 'forPress', 'printEdition']);
});

/** A printer whose prints go another way. */
function printingWith(printer: Printer, way: (print: PrintTab['print']) => PrintTab['print']): Printer {
  return {
    ...printer,
    open() {
      const tab = printer.open();
      return { ...tab, print: way(tab.print) };
    },
  };
}

describe('page numbers', () => {
  it('are those of the pages on which the headings stand, over sixty pages', async () => {
    const { printer } = testPrinter();
    const { chapters, render } = book(66, 54);
    const printed = await printEdition({ render, printer, metadata, deadline });
    const { pages, outline } = await project(printed.bytes);
    expect(pages.length).toBeGreaterThanOrEqual(60);
    expect(printed).toMatchObject({ pages: pages.length, prints: 2, unsettled: [], refused: [] });
    const numbers = printedNumbers(pages);
    for (const { id, title } of chapters) {
      const page = printed.pageMap[id]?.page ?? 0;
      expect(pages[page - 1]?.split('\n'), title).toContain(title);
      expect(printed.pageMap[id]?.folio).toBe(String(page));
      expect(numbers.get(title)).toBe(String(page));
    }
    expect(outline).toEqual([{ title: '目录', items: chapters.map(({ title }) => ({ title, items: [] })) }]);
  });

  it('take a second round where they themselves move the text', async () => {
    const { printer } = testPrinter();
    // The contents are only there once the pages are known, and take two pages.
    const { render: withContents, chapters } = book(80, 5);
    const render = async (pages: PageMap) => {
      const laid = await withContents(pages);
      return Object.keys(pages).length > 0 ? laid : { ...laid, html: laid.html.replace(/<ol>.*<\/ol>/, '') };
    };
    const printed = await printEdition({ render, printer, metadata, deadline });
    expect(printed).toMatchObject({ prints: 4, unsettled: [] });
    const numbers = printedNumbers((await project(printed.bytes)).pages);
    for (const { id, title } of chapters) expect(numbers.get(title)).toBe(printed.pageMap[id]?.folio);
  });

  it('that never settle are named', async () => {
    const { printer } = testPrinter();
    const render = (pages: PageMap) => {
      const away = pages.章?.page === 1 ? 'h2{break-before:page}' : '';
      return pageOf('<p id="首">第</p><h2 id="章">章</h2>', away);
    };
    expect(await printEdition({ render, printer, metadata, deadline })).toMatchObject({ prints: 4, unsettled: ['章'] });
  });

  it('are looked up in a draft, whose marks are not in the print', async () => {
    const { printer } = testPrinter();
    const drafts: (boolean | undefined)[] = [];
    const watching = printingWith(printer, (print) => (job, signal) => {
      drafts.push(job.draft);
      return print(job, signal);
    });
    const body =
      '<p id="a">第<span id="b">章<em id="c">页</em></span></p><p style="break-before:page"><q id="d">目录</q></p>';
    const printed = await printEdition({ render: () => pageOf(body), printer: watching, metadata, deadline });
    expect(drafts).toEqual([true, false]);
    expect(Object.entries(printed.pageMap).map(([id, { page }]) => [id, page])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 1],
      ['d', 2],
    ]);
    const { links, tags, destinations } = await project(printed.bytes);
    expect({ links, tagged: tags.has('Link') }).toEqual({ links: [], tagged: false });
    expect(Object.keys(destinations).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are those of all lines of a paragraph that runs over pages', async () => {
    const { printer } = testPrinter();
    const words = Array.from({ length: 400 }, (_, n) => `<span id="w${n}">第${n}页</span>各地企业陆续恢复生产，`);
    const { pageMap, bytes } = await printEdition({
      render: () => pageOf(`<p id="p">${words.join('')}</p>`),
      printer,
      metadata,
      deadline,
    });
    const { pages } = await project(bytes);
    expect(pages.length).toBeGreaterThan(5);
    const bare = pages.map((page) => page.replace(/\s/g, ''));
    for (const n of words.keys()) expect(bare[(pageMap[`w${n}`]?.page ?? 0) - 1], `w${n}`).toContain(`第${n}`);
  });
});

describe('the page map', () => {
  it('has every id, however it is written, in the order of the pages', async () => {
    const { printer } = testPrinter();
    const ids = ['s1', '章-1', 'a b', '50%', 'a&b', 'x"y', "it's", 'fig:1', 's1/(2)#3', 'é'];
    const quoted = (id: string) => id.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const body = ids.map((id) => `<p id="${quoted(id)}">第</p>`).join('<div style="break-after:page"></div>');
    const { pageMap, pages } = await printEdition({ render: () => pageOf(body), printer, metadata, deadline });
    expect(Object.entries(pageMap).map(([id, { page }]) => [id, page])).toEqual(
      ids.map((id, index) => [id, index + 1]),
    );
    expect(pages).toBe(ids.length);
  });

  it('measures from the top of the page in points', async () => {
    const { printer } = testPrinter();
    const css = `@page{size:400pt 600pt;margin:50pt 20pt 70pt 30pt;background:#eee;@top-left{content:"第"}}
      @page wide{margin:100pt} *{margin:0;padding:0} p{height:100pt} #c{page:wide;margin-left:10pt}
      .clip{overflow:hidden;height:30pt}`;
    const body = '<p id="a">第<a href="#c">见</a></p><div class="clip"><p id="b">章</p></div><p id="c">页</p>';
    const { pageMap, bytes } = await printEdition({ render: () => pageOf(body, css), printer, metadata, deadline });
    expect(pageMap.a?.y).toBeCloseTo(50, -0.5);
    expect(pageMap.b?.y).toBeCloseTo(150, -0.5);
    expect(pageMap.c?.y).toBeCloseTo(100, -0.5);
    const { destinations } = await project(bytes);
    const [, , left, top] = destinations.c ?? [];
    expect(left).toBeCloseTo(110, -0.5);
    expect(top).toBeCloseTo(500, -0.5);
  });

  it('knows that the browser sets all smaller where something is too wide for its page', async () => {
    const { printer } = testPrinter();
    const css = `@page{size:400pt 600pt;margin:50pt 20pt 70pt 30pt;@top-left{content:"第"}} *{margin:0;padding:0}
      p{height:100pt} div{inline-size:500pt;block-size:1pt} svg{display:block;inline-size:50pt;block-size:50pt}`;
    const drawing = '<svg viewBox="0 0 9 9"><path d="M1 1L8 8L1 8Z"/></svg>';
    const body = `${drawing}<p id="a">第</p><p>二</p><p>三</p><p id="b">章</p><div></div>`;
    const { pageMap } = await printEdition({ render: () => pageOf(body, css), printer, metadata, deadline });
    // 350 points for 500.
    expect(pageMap.a?.y).toBeCloseTo(50 + 50 * 0.7, -0.5);
    expect(pageMap.b?.y).toBeCloseTo(50 + 350 * 0.7, -0.5);
  });

  it('adds no page, text or link to the edition', async () => {
    const { printer } = testPrinter();
    // A page that is filled to its last line, and styles that undo `hidden`.
    const css = '@page{size:400pt 600pt;margin:50pt}*{margin:0;padding:0}p{height:500pt}div,a,[hidden]{display:block}';
    const { bytes, pages } = await printEdition({
      render: () => pageOf('<p id="a">第</p>', css),
      printer,
      metadata,
      deadline,
    });
    expect(pages).toBe(1);
    expect(await project(bytes)).toMatchObject({ pages: ['第'], links: [], destinations: { a: expect.any(Array) } });
  });
});

describe('the finished PDF', () => {
  it('says what it is', async () => {
    const { printer } = testPrinter();
    const render = () => pageOf('<h1>第1章</h1>');
    const { bytes } = await printEdition({ render, printer, metadata, deadline });
    const { info, marked, preferences } = await project(bytes);
    expect(info).toMatchObject({
      Title: '复工复产情况',
      Author: '编辑部, A. Editor',
      Subject: '样张',
      Keywords: '复工, 口罩',
      Language: 'zh-Hans-CN',
      Creator: 'Galley 0.0.0',
      CreationDate: 'D:20200331000000Z',
      ModDate: 'D:20200331000000Z',
    });
    expect(marked).toBe(true);
    expect(preferences).toMatchObject({ DisplayDocTitle: true });
  });

  it('keeps outline, tags and links, and nothing of the address it was printed at', async () => {
    const { printer } = testPrinter();
    const body = `<h1>第1章</h1><h2 id="s1">第2章</h2><ul><li><a href="#s1">见章</a></li></ul>
      <table><tr><th scope="col">第</th></tr><tr><td>1</td></tr></table>
      <p><a href="https://example.org/a?b=1">见页</a> <a href="附件.csv">见附件</a> <a href="附(1.csv">见附件</a> <a href="https://galley.invalid/#s1">见</a></p>`;
    const { bytes } = await printEdition({ render: () => pageOf(body), printer, metadata, deadline });
    const { outline, tags, links } = await project(bytes);
    expect(outline).toEqual([{ title: '第1章', items: [{ title: '第2章', items: [] }] }]);
    expect([...tags]).toEqual(expect.arrayContaining(['H1', 'H2', 'L', 'LI', 'Link', 'Table', 'TH', 'TD', 'P']));
    expect(links.map(({ to }) => to)).toEqual([
      's1',
      'https://example.org/a?b=1',
      '%E9%99%84%E4%BB%B6.csv',
      '%E9%99%84(1.csv',
      's1',
    ]);
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('galley.invalid');
  });

  it('has one subset font for one face', async () => {
    const { printer } = testPrinter();
    const { fonts } = await printEdition({ render: () => pageOf('<p>第1章</p>'), printer, metadata, deadline });
    expect(fonts).toEqual([
      { name: 'NotoSerifSC-Regular', type: 'CIDFontType2', embedded: true, subset: true, bytes: expect.any(Number) },
    ]);
    expect(fonts[0]?.bytes).toBeGreaterThan(500);
  });

  it.each([
    ['seconds', '1585612800', 'D:20200331000000Z'],
    ['no date', 'last spring', 'D:20000101000000Z'],
    ['nothing', undefined, 'D:20000101000000Z'],
  ])('has a date also where it is given %s', async (_, date, expected) => {
    const { printer } = testPrinter();
    const { date: _date, ...rest } = metadata;
    const given = date === undefined ? rest : { ...rest, date };
    const { bytes } = await printEdition({ render: () => pageOf('<p>第</p>'), printer, metadata: given, deadline });
    expect((await project(bytes)).info).toMatchObject({ CreationDate: expected, ModDate: expected });
  });

  it('tells of files that were asked for and are not there', async () => {
    const { printer } = testPrinter();
    const render = () => pageOf('<p>第<img src="images/missing.png"></p>');
    const { refused } = await printEdition({ render, printer, metadata, deadline });
    expect(refused).toEqual(['images/missing.png']);
  });
});

describe('a PDF that is not right', () => {
  it('is refused if the first page is empty', async () => {
    const { printer } = testPrinter();
    const render = () => pageOf('<div style="height:1pt"></div><p style="break-before:page">第</p>');
    await expect(printEdition({ render, printer, metadata, deadline })).rejects.toMatchObject({
      ruleId: 'pdf/blank',
      reason: 'Unexpected PDF of 2 pages with nothing on the first',
    });
  });

  it.each([
    ['its end', (pdf: Uint8Array) => pdf.subarray(0, pdf.length - 20)],
    ['its second half', (pdf: Uint8Array) => pdf.subarray(0, pdf.length / 2)],
    ['some bytes in the middle', (pdf: Uint8Array) => Buffer.concat([pdf.subarray(0, 200), pdf.subarray(300)])],
    ['everything', () => new Uint8Array()],
  ])('is refused if it lacks %s', async (_, cut) => {
    const { printer } = testPrinter();
    const cutting = printingWith(printer, (print) => async (job, signal) => cut(await print(job, signal)));
    const edition = printEdition({ render: () => pageOf('<p id="a">第</p>'), printer: cutting, metadata, deadline });
    await expect(edition).rejects.toMatchObject({ ruleId: 'pdf/truncated' });
  });
});
