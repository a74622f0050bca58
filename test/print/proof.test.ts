import { fromHtml } from 'hast-util-from-html';
import { afterAll, describe, expect, it } from 'vitest';
import type { Assets } from '../../pipeline/contract/index.ts';
import { createPrinter } from '../../pipeline/host/browser/index.ts';
import { sourceWords } from '../../pipeline/layout/source-words.ts';
import { lostText } from '../../pipeline/print/proof.ts';
import { openRaw } from '../../pipeline/print/raw-pdf.ts';
import { face } from '../host/browser/face.ts';

const printer = createPrinter({ env: process.env, onWarning() {} });
afterAll(() => printer.close());

/** What a PDF of a page has lost of its words. */
async function lost(body: string, css = '', lang = 'en', assets: Assets = new Map()) {
  const html = `<!doctype html><html lang="${lang}"><head><title>t</title><style>@page{size:A5}${css}</style></head><body>${body}</body></html>`;
  const raw = await printer.print({ html, assets, deadline: 30_000 });
  return lostText(sourceWords(fromHtml(html)), openRaw(raw));
}

const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, i) => `<p id="p${i}">Gauge ${i} stood at ${i * 7} cm at noon.</p>`).join('');

describe('the words of a page', () => {
  it.each<[string, string, string?]>([
    ['of several pages', paragraphs(120)],
    [
      'in a table that goes over a page',
      `<table><thead><tr><th>No</th></tr></thead>${'<tr><td>12</td></tr>'.repeat(90)}</table>`,
    ],
    ['with ligatures, accents and fractions', '<p>office ﬁle café cafe\u0301 ½ straße</p>'],
    ['in capitals and small capitals', '<p class="up">straße ĳ ŉ</p>', '.up{text-transform:uppercase}'],
    ['with emphasis dots', '<p><em>every single word</em> of it • and •</p>', 'em{text-emphasis:dot} p{width:4em}'],
    [
      'with soft hyphens that are used',
      '<p>in\u00adter\u00adna\u00adtion\u00adal\u00adi\u00adsa\u00adtion</p>',
      'p{width:3em}',
    ],
    [
      'numbered and introduced by styles',
      '<ol><li>one</li><li>two</li></ol><h2>Tides</h2>',
      'h2::before{content:"§ 1 "}',
    ],
    ['among generated ones that look like them', '<p>1<sup data-generated>1</sup>1<sup data-generated>11</sup>1</p>'],
    ['with right-to-left marks and spaces without width', '<p>a\u200fb\u200bc\u2060d\ufeff</p>'],
  ])('%s are found in its PDF', async (_, body, css) => {
    expect(await lost(body, css)).toBeUndefined();
  });

  it('are found where the browser makes a bold of a face that has none, and draws it glyph by glyph', async () => {
    const words = 'Gauge (1) \\ 2 水位';
    const assets: Assets = new Map([['f.ttf', { type: 'font/ttf', bytes: await face(words) }]]);
    const css = '@font-face{font-family:F;src:url(f.ttf)} h1{font-family:F}';
    expect(await lost(`<h1>${words}</h1><p>at noon</p>`, css, 'zh', assets)).toBeUndefined();
    expect(await lost(`<h1>${words}</h1><p>at noon</p>`, `${css} h1{color:transparent}`, 'zh', assets)).toBeDefined();
  });

  it.each<[string, string, { anchor?: string; text: string }]>([
    ['a hidden paragraph', '#p3{display:none}', { anchor: 'p3', text: 'Gauge 3 stood at 21 cm a' }],
    ['a paragraph without ink', '#p3{visibility:hidden}', { anchor: 'p3', text: 'Gauge 3 stood at 21 cm a' }],
    ['one beyond the sheet', '#p3{position:absolute;top:-400px}', { anchor: 'p3', text: 'Gauge 3 stood at 21 cm a' }],
    ['one that is cut off', '#p3{max-height:0;overflow:clip}', { anchor: 'p3', text: 'Gauge 3 stood at 21 cm a' }],
  ])('are missed where a style sheet loses %s', async (_, css, expected) => {
    expect(await lost(paragraphs(6), css)).toEqual(expected);
  });

  it('are missed from the first one that is lost in a sentence', async () => {
    const body = '<p id="p">It rose by <b>140 million</b> tonnes.</p>';
    expect(await lost(body, 'b{display:none}')).toEqual({ anchor: 'p', text: '140 million' });
  });

  it('are not looked for in an empty page', async () => {
    expect(await lost('<p></p>')).toBeUndefined();
  });
});
