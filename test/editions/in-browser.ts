import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../pipeline/host/browser/puppeteer.ts';
import type { Session } from '../../pipeline/host/browser/session.ts';
import { isFigure } from '../../pipeline/layout/numbers.ts';
import { type Opened, openBrowser, openPage } from '../html/browser.ts';
import { type Shelf, VARIANTS } from './shelf.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  violations: { id: string; nodes: { html: string }[] }[];
}

/** An HTML edition in a real browser, opened once. */
export function inBrowser(shelf: Shelf, source: string): void {
  describe.each(VARIANTS)('in a browser: %s', (variant) => {
    let session: Session;
    let opened: Opened;
    let page: Page;
    beforeAll(async () => {
      session = await browserOf(shelf);
      opened = await openPage(session.browser, await shelf.html(source, variant));
      page = opened.page;
    });
    afterAll(() => page?.close());

    it('asks for nothing and complains of nothing', () => {
      expect(opened.requests).toEqual(['https://edition.invalid/']);
      expect(opened.complaints).toEqual([]);
    });

    it('fits a phone and a desk', async () => {
      for (const width of [360, 390, 1280]) {
        await page.setViewport({ width, height: 900 });
        const root = 'document.documentElement';
        expect(await page.evaluate(`[${root}.scrollWidth, ${root}.clientWidth]`)).toEqual([width, width]);
      }
    });

    it('has no barrier that axe finds, narrow and wide, light and dark', async () => {
      await page.evaluate(axe);
      const colours: unknown[] = [];
      // Only colours depend on the scheme, so two runs need no other rules.
      for (const [width, scheme, rules] of [
        [390, 'light', 'all'],
        [390, 'dark', 'colours'],
        [1280, 'dark', 'all'],
        [1280, 'light', 'colours'],
      ] as const) {
        await page.setViewport({ width, height: 900 });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        const options = rules === 'all' ? '' : ', { runOnly: ["color-contrast", "link-in-text-block"] }';
        const { violations } = (await page.evaluate(`axe.run(document${options})`)) as AxeResult;
        const found = violations
          .map(({ id, nodes }) => [id, nodes.map(({ html }) => html).filter((html) => !isNamedPage(id, html))] as const)
          .filter(([, nodes]) => nodes.length > 0);
        expect(found, `${width} px, ${scheme}`).toEqual([]);
        colours.push(await page.evaluate(COLOURS));
      }
      const [light, dark, , alsoLight] = colours;
      expect(alsoLight).toEqual(light);
      expect(dark).not.toEqual(light);
    });

    it('divides no number from its unit at 390 px', async () => {
      await page.setViewport({ width: 390, height: 900 });
      const spans = shelf.document(source).annotations.filter(isFigure).flatMap(spanOf);
      const measured = (await page.evaluate(`(${measure})(${JSON.stringify(spans)})`)) as Measured[];
      expect(measured.length).toBeGreaterThan(spans.length * 0.9);
      expect(measured.filter(({ lines }) => lines !== 1)).toEqual([]);
    });

    it('is whole without scripts', async () => {
      const read = 'document.querySelector("main article").innerText';
      const scripted = String(await page.evaluate(read));
      const bare = await session.browser.newPage();
      await bare.setJavaScriptEnabled(false);
      await bare.setViewport({ width: 390, height: 900 });
      await bare.setContent(await shelf.html(source, variant));
      expect(await bare.evaluate('document.querySelector(".register-search")')).toBeNull();
      expect(String(await bare.evaluate(read))).toBe(scripted);
      expect(scripted.length).toBeGreaterThan(2000);
      expect(await bare.evaluate('document.querySelectorAll(".register tr[id]").length')).toBeGreaterThan(10);
      await bare.close();
    });
  });
}

const browsers = new WeakMap<Shelf, Promise<Session>>();

/** One browser for all the editions of a shelf. */
function browserOf(shelf: Shelf): Promise<Session> {
  const session = browsers.get(shelf) ?? openBrowser();
  browsers.set(shelf, session);
  return session;
}

export async function closeBrowser(shelf: Shelf): Promise<void> {
  await (await browsers.get(shelf))?.end();
}

const COLOURS = `['body', '.report', 'article', 'article a, h2'].map((selector) => {
  const { color, backgroundColor } = getComputedStyle(document.querySelector(selector));
  return [color, backgroundColor];
})`;

interface Span {
  id: string;
  /** In the text of the figure, from the number to the end of its unit. */
  start: number;
  text: string;
}

interface Measured extends Span {
  lines: number;
}

type Figure = Extract<Parameters<typeof isFigure>[0], { type: 'statistic' }>;

/** Number and unit of a figure where they stand together. */
function spanOf({ id, text, numberSpan, unitSpan }: Figure): Span[] {
  if (!numberSpan || !unitSpan) return [];
  const start = text.indexOf(numberSpan.text);
  const together = `${numberSpan.text}${unitSpan.text}`;
  const spaced = `${numberSpan.text} ${unitSpan.text}`;
  const found = [together, spaced].find((words) => text.startsWith(words, start));
  return start < 0 || found === undefined ? [] : [{ id: `at-${id}`, start, text: found }];
}

/** Runs in the page: on how many lines the characters of each span stand. */
const measure = `(spans) => spans.flatMap((span) => {
  const element = document.getElementById(span.id);
  if (!element || !element.textContent.startsWith(span.text, span.start)) return [];
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const tops = [];
  let at = 0;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const from = Math.max(span.start - at, 0);
    const to = Math.min(span.start + span.text.length - at, node.data.length);
    at += node.data.length;
    if (from >= to) continue;
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    tops.push(...[...range.getClientRects()].map(({ top, height }) => top + height / 2));
  }
  // Rectangles of one line may differ by the height of their faces, not by half a line.
  const lines = tops.sort((a, b) => a - b).filter((top, index) => index === 0 || top - tops[index - 1] > 8);
  return [{ ...span, lines: lines.length }];
})`;

/** In this rule axe does not know the roles of digital publishing, which may have a name (DPUB-ARIA 1.1, § 4.3). */
const isNamedPage = (rule: string, html: string): boolean =>
  rule === 'aria-prohibited-attr' &&
  /^<span id="page-[^>]* role="doc-pagebreak" aria-label="[^">]*[\divxlc][^">]*"/.test(html);
