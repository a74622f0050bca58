import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { h } from 'hastscript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../pipeline/host/browser/session.ts';
import { createHtml } from '../../pipeline/html/index.ts';
import { REGISTER_STYLE, registerScript } from '../../pipeline/html/register-script.ts';
import { openBrowser, openPage } from './browser.ts';
import { annotatedBody, documentOf, HTML, hostOf, inputOf } from './fixture.ts';

const html = createHtml(hostOf(import.meta.dirname));
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let session: Session;
let annotated: string;

beforeAll(async () => {
  session = await openBrowser();
  annotated = (await html.toPage(inputOf(annotatedBody()))).html;
});

afterAll(() => session.end());

interface AxeResult {
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
}

describe('an HTML edition in a browser', () => {
  it('asks nothing of the network and breaks none of its own rules', async () => {
    const { page, requests, complaints } = await openPage(session.browser, annotated);
    expect(requests).toEqual(['https://edition.invalid/']);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('is set in its own fonts', async () => {
    const { page } = await openPage(session.browser, annotated);
    const statuses = await page.evaluate('[...document.fonts].map(({ family, status }) => [family, status])');
    expect(statuses).toEqual([
      ['Text', 'loaded'],
      ['Han', 'loaded'],
      ['Head', 'loaded'],
    ]);
    const devtools = await page.createCDPSession();
    await devtools.send('DOM.enable');
    await devtools.send('CSS.enable');
    const { root } = await devtools.send('DOM.getDocument');
    const fontsOf = async (selector: string) => {
      const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector });
      const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
      return fonts.map(({ familyName, isCustomFont }) => `${familyName} ${isCustomFont}`).sort();
    };
    expect(await fontsOf('data a')).toEqual(['Noto Serif SC true', 'Source Serif 4 true']);
    expect(await fontsOf('h1')).toEqual(['Noto Sans SC true']);
    await page.close();
  });

  it('applies the style attributes of its template and no other', async () => {
    const cells = [h('td', { align: 'right' }, '1'), h('td', '2')];
    const { html: aligned } = await html.toPage(inputOf([h('table', h('tbody', h('tr', cells)))]));
    const { page, complaints } = await openPage(session.browser, aligned);
    const sides = "[...document.querySelectorAll('td')].map((cell) => getComputedStyle(cell).textAlign)";
    expect(await page.evaluate(sides)).toEqual(['right', 'start']);
    expect(complaints).toEqual([]);
    await page.evaluate("document.querySelectorAll('td')[1].setAttribute('style', 'text-align:end')");
    expect(await page.evaluate(sides)).toEqual(['right', 'start']);
    expect(complaints).toEqual([expect.stringContaining('Content Security Policy')]);
    await page.close();
  });

  it('runs no script but its own', async () => {
    const hostile = [
      h('script', 'document.title = "run"'),
      h('p', { onclick: 'document.title = "run"' }, 'a'),
      h('a', { href: 'javascript:document.title="run"' }, 'b'),
      h('img', { src: 'https://canary.invalid/a.png', alt: '' }),
      h('iframe', { src: 'https://canary.invalid/' }),
      h('link', { rel: ['stylesheet'], href: 'https://canary.invalid/a.css' }),
      h('base', { href: 'https://canary.invalid/' }),
      h('form', { action: 'https://canary.invalid/' }, h('button', 'c')),
      h('object', { data: 'https://canary.invalid/' }),
    ];
    const { html: hostilePage } = await html.toPage(inputOf(hostile));
    const { page, requests } = await openPage(session.browser, hostilePage);
    for (const selector of ['p', 'a', 'button']) await page.evaluate(`document.querySelector('${selector}').click()`);
    expect(await page.title()).toBe('江边的三座水厂');
    expect(await page.evaluate('document.baseURI')).toBe('https://edition.invalid/');
    expect(requests).toEqual(['https://edition.invalid/']);
    await page.close();
  });

  it.each([
    [390, 'light'],
    [390, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('has no barrier that axe finds at %i px, %s', async (width, scheme) => {
    const { page } = await openPage(session.browser, annotated, { width, scheme });
    await page.evaluate(axe);
    const { violations } = (await page.evaluate('axe.run()')) as AxeResult;
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    await page.close();
  });

  it('shows a drawing with the fonts of the page', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><text y="20">水</text></svg>';
    const document = documentOf(`![图](data:image/svg+xml,${encodeURIComponent(svg)})`);
    const position = document.tree.children[0]?.position;
    const image = h('img', { alt: '图' });
    if (position) image.position = position;
    const { html: drawn } = await html.toPage(
      inputOf([h('p', ['水', image])], document, { ...HTML, variant: 'reading' }),
    );
    const { page, complaints } = await openPage(session.browser, drawn);
    // A machine without fonts draws nothing, or a box, where the drawing's own font is not used.
    const ink = await page.evaluate(`(async () => {
      const image = document.querySelector('img');
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: 60, height: 30 });
      const paint = canvas.getContext('2d', { willReadFrequently: true });
      paint.drawImage(image, 0, 0);
      const own = paint.getImageData(0, 0, 60, 30).data;
      paint.clearRect(0, 0, 60, 30);
      paint.font = '16px Han';
      paint.fillText('水', 0, 20);
      const page = paint.getImageData(0, 0, 60, 30).data;
      const dark = (data) => data.filter((value, i) => i % 4 === 3 && value > 127).length;
      return { image: [image.naturalWidth, image.naturalHeight], own: dark(own), page: dark(page) };
    })()`);
    expect(complaints).toEqual([]);
    const { image: size, own, page: inked } = ink as { image: number[]; own: number; page: number };
    expect(size).toEqual([60, 30]);
    expect(own).toBeGreaterThan(20);
    expect(Math.abs(own - inked)).toBeLessThan(own / 4);
    await page.close();
  });
});

describe('the script of an annotated page', () => {
  it('is small', () => {
    expect(Buffer.byteLength(registerScript('zh') + REGISTER_STYLE)).toBeLessThan(3_000);
  });

  it('searches a register and counts its rows', async () => {
    const { page, complaints } = await openPage(session.browser, annotated);
    const state = () =>
      page.evaluate(`({
        fields: document.querySelectorAll('.register-search input').length,
        counts: [...document.querySelectorAll('.register-search output')].map((output) => output.textContent),
        rows: ['row-s1', 'row-s2', 'row-r1'].map((id) => document.getElementById(id).getClientRects().length > 0),
        speaker: document.querySelector('.register section').getClientRects().length > 0,
      })`);
    expect(await state()).toEqual({
      fields: 2,
      counts: ['显示 2 / 2 条', '显示 1 / 1 条'],
      rows: [true, true, true],
      speaker: true,
    });
    await page.type('.register-search input', '１２ 万');
    expect(await state()).toMatchObject({ counts: ['显示 1 / 2 条', '显示 1 / 1 条'], rows: [true, false, true] });
    const [, second] = await page.$$('.register-search input');
    await second?.type('无此言');
    expect(await state()).toMatchObject({ rows: [true, false, false], speaker: false });
    for (let i = 0; i < 3; i += 1) await second?.press('Backspace');
    expect(await state()).toMatchObject({ rows: [true, false, true], speaker: true });
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('counts again when other controls hide rows', async () => {
    const css = 'body:has(#times:not(:checked)) #row-s2 { display: none }';
    const control = h('label', [h('input', { type: 'checkbox', id: 'times', checked: true }), '时间']);
    const { html: filtered } = await html.toPage(inputOf([h('style', css), control, ...annotatedBody()]));
    const { page } = await openPage(session.browser, filtered);
    await page.click('#times');
    expect(await page.evaluate('document.querySelector("output").textContent')).toBe('显示 1 / 2 条');
    await page.close();
  });

  it('shows the other end of a link that has the focus or the pointer', async () => {
    const { page } = await openPage(session.browser, annotated);
    const paired = () => page.evaluate('[...document.querySelectorAll(".paired")].map(({ id, hash }) => id || hash)');
    await page.focus('data a');
    expect(await paired()).toEqual(['#row-s1', 'row-s1']);
    await page.focus('#row-r1 a');
    expect(await paired()).toEqual(['at-r1', '#at-r1']);
    await page.hover('h1');
    expect(await paired()).toEqual([]);
    await page.close();
  });
});
