import { describe, expect, it } from 'vitest';
import * as surface from '../../../pipeline/host/browser/index.ts';
import { browserProcesses, deadline, pageOf, testPrinter, textOfPages, until } from './support.ts';

it('exports what the host and the command line need', () => {
  expect(Object.keys(surface).sort()).toEqual(['createPrinter', 'describeBrowser', 'findBrowser']);
});

describe('a print', () => {
  it('has the text in an embedded font', async () => {
    const { printer } = testPrinter();
    const pdf = await printer.print({ ...(await pageOf('<p>约三百家企业复工</p>')), deadline });
    expect(await textOfPages(pdf)).toEqual(['约三百家企业复工']);
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSerifSC-Regular/);
  });

  it('shows lazy and embedded images', async () => {
    const { printer } = testPrinter();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">x</text></svg>';
    const { html, assets } = await pageOf(
      '<p>图</p><div style="height:90cm"></div><img loading="lazy" src="图 1.svg">',
    );
    const withImage = new Map([...assets, ['图 1.svg', { type: 'image/svg+xml', bytes: Buffer.from(svg) }]]);
    const pages = await textOfPages(await printer.print({ html, assets: withImage, deadline }));
    expect(pages.at(-1)).toBe('x');
  });

  it('sees no font but those of the edition and the fallback', async () => {
    const { printer } = testPrinter();
    const html = '<!doctype html><p style="font-family:DejaVu Sans,Liberation Serif,Noto Sans,monospace">Plain words';
    const pdf = await printer.print({ html, assets: new Map(), deadline });
    const names = [
      ...Buffer.from(pdf)
        .toString('latin1')
        .matchAll(/\/FontName \/[A-Z]{6}\+(\S+)/g),
    ].map(([, name]) => name);
    expect(new Set(names)).toEqual(new Set(['OpenSans-Regular']));
  });

  it('fails where a font of the edition cannot be loaded', async () => {
    const { printer } = testPrinter();
    const { html, assets } = await pageOf('<p>字</p>');
    for (const asset of assets.values()) asset.bytes = Buffer.from('no font');
    await expect(printer.print({ html, assets, deadline })).rejects.toMatchObject({
      ruleId: 'render/font',
      reason: 'Unexpected font that cannot be loaded: `F`',
    });
  });

  it('does several at once', async () => {
    const { printer, folder } = testPrinter();
    const bodies = ['甲', '乙', '丙', '丁'];
    const pdfs = await Promise.all(
      bodies.map(async (body) => await printer.print({ ...(await pageOf(`<p>${body}</p>`)), deadline })),
    );
    expect((await Promise.all(pdfs.map(textOfPages))).flat()).toEqual(bodies);
    expect(browserProcesses(folder).filter(({ leader }) => leader)).toHaveLength(1);
  });

  it('is made by a new browser after five hundred', async () => {
    const { printer, folder } = testPrinter();
    const leaders = () => browserProcesses(folder).filter(({ leader }) => leader);
    const print = () => printer.print({ html: '<!doctype html><p>x', assets: new Map(), deadline });
    await print();
    const [first] = leaders();
    for (let done = 1; done < 497; done += 4) await Promise.all([print(), print(), print(), print()]);
    for (let done = 497; done < 500; done += 1) await print();
    await until(() => leaders().length === 0);
    await print();
    const after = leaders();
    expect(after).toHaveLength(1);
    expect(after[0]?.pid).not.toBe(first?.pid);
  });
});
