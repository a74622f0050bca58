import { join } from 'node:path';
import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edition, LoadedTemplate } from '../../pipeline/contract/index.ts';
import type { Session } from '../../pipeline/host/browser/session.ts';
import { createHtml } from '../../pipeline/html/index.ts';
import { layout } from '../../pipeline/layout/index.ts';
import { read } from '../../pipeline/read/index.ts';
import { segment } from '../../pipeline/segment/index.ts';
import report from '../../templates/report/template.tsx';
import { openBrowser, openPage } from './browser.ts';
import { HTML, hostOf, PDF } from './fixture.ts';

/** Raw HTML that would run, load, redirect or restyle, if it reached a page. */
const CORPUS = [
  '<script>document.title = "run"</script>',
  '<script src="https://canary.invalid/a.js"></script>',
  '<img src="x" onerror="document.title = \'run\'">',
  '<img src="https://canary.invalid/a.png" srcset="https://canary.invalid/b.png 2x" alt="a">',
  '<svg onload="document.title = \'run\'"><script>document.title = "run"</script></svg>',
  '<svg><a xlink:href="javascript:document.title=\'run\'"><text>a</text></a></svg>',
  '<svg><style><img src=x onerror="document.title=\'run\'"></style></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror="document.title=\'run\'"></style></mglyph></table></mtext></math>',
  '<noscript><p title="</noscript><img src=x onerror=document.title=1>"></noscript>',
  '<iframe src="https://canary.invalid/"></iframe>',
  '<iframe srcdoc="<script>parent.document.title = 1</script>"></iframe>',
  '<object data="https://canary.invalid/"></object><embed src="https://canary.invalid/">',
  '<base href="https://canary.invalid/">',
  '<meta http-equiv="refresh" content="0;url=https://canary.invalid/">',
  '<link rel="stylesheet" href="https://canary.invalid/a.css">',
  '<style>@import url(https://canary.invalid/a.css); body { display: none }</style>',
  '<form action="https://canary.invalid/"><input name="a"><button>b</button></form>',
  '<a href="javascript:document.title=\'run\'">a</a> <a href="data:text/html,<script>1</script>">b</a>',
  '<a href="vbscript:run">a</a> <a href=" java\tscript:document.title=1">b</a>',
  '<div style="background: url(https://canary.invalid/a.png)" onclick="document.title=1">a</div>',
  '<video src="https://canary.invalid/a.mp4" poster="https://canary.invalid/a.png" autoplay></video>',
  '<details ontoggle="document.title = 1" open><summary>a</summary></details>',
  '<template><script>document.title = 1</script></template>',
  '<body onload="document.title = 1"><html manifest="https://canary.invalid/">',
  '<img name="body" src="x" alt="a"><a id="location">a</a><form id="document"></form>',
  '[a](javascript:document.title=1) ![a](javascript:document.title=1) <javascript:document.title=1>',
  '![a](https://canary.invalid/a.png "b")',
  '```js&#x20;xss onclick=run\ncode\n```',
];

const PASSIVE = new Set(['http', 'https', 'mailto', 'data']);

const template: LoadedTemplate = { ...report, folder: join(import.meta.dirname, '../../templates/report') };
const html = createHtml(hostOf(import.meta.dirname, template.folder));

async function pageOf(markdown: string, edition: Edition) {
  const bytes = Buffer.from(`# 水厂\n\n一段话。\n\n${markdown}\n\n又一段话。\n`);
  const document = read({ name: 'corpus', files: [{ path: 'corpus.md', bytes }] });
  segment(document);
  const body = layout({ document, edition, template, pages: {}, colophon: { sources: [], galley: '0.0.0' } });
  return html.toPage({ body, document, edition, template });
}

/** What in a page could act: elements, attributes and addresses, the page's own script and data apart. */
function activeParts(page: string): string[] {
  const tree = unified()
    .use(rehypeRaw)
    .runSync({ type: 'root', children: [{ type: 'raw', value: page }] } as Root);
  const found: string[] = [];
  visit(tree, 'element', ({ tagName, properties, children: [first] }) => {
    const own = tagName === 'script' && first?.type === 'text' && /^(?:\{"@context"|\(\(words\))/.test(first.value);
    const active = /^(?:script|iframe|object|embed|base|link|form|button|video|audio|svg|math|template|noscript)$/;
    if (active.test(tagName) && !own) found.push(tagName);
    if (tagName === 'meta' && String(properties.httpEquiv) === 'refresh') found.push(tagName);
    if (tagName === 'style' && first?.type === 'text' && first.value.includes('@import')) found.push(tagName);
    for (const [name, value] of Object.entries(properties)) {
      if (/^on/i.test(name) || ['srcDoc', 'style', 'poster', 'action', 'formAction', 'manifest'].includes(name)) {
        found.push(`${tagName}[${name}]`);
      }
      if (/^src(?:Set)?$/.test(name) && /^https?:/.test(String(value))) found.push(`${tagName}[${name}]`);
      const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(String(value))?.[1]?.toLowerCase();
      if (/^(?:href|src|srcSet|data|cite)$/.test(name) && scheme && !PASSIVE.has(scheme))
        found.push(String(value).trim());
    }
  });
  return found;
}

describe('raw HTML of a document', () => {
  let session: Session;
  beforeAll(async () => {
    session = await openBrowser();
  });
  afterAll(() => session.end());

  // All but Markdown, and attributes of a second body, which the parser of this test drops.
  it.each(CORPUS.filter((raw) => /^<(?!body)/.test(raw)))('would be seen here if it reached a page: %s', (raw) => {
    expect(activeParts(`<!doctype html><title>a</title><body><p>b</p>${raw}`)).not.toEqual([]);
  });

  it.each(CORPUS)('stays passive: %s', async (raw) => {
    for (const edition of [HTML, PDF]) {
      const { html: page } = await pageOf(raw, edition);
      expect(activeParts(page)).toEqual([]);
    }
  });

  it('reaches no network and runs nothing, all of it in one page', async () => {
    const { html: page } = await pageOf(CORPUS.join('\n\n'), HTML);
    const opened = await openPage(session.browser, page);
    await opened.page.evaluate(`for (const element of document.querySelectorAll('article *')) {
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }`);
    expect(await opened.page.title()).toBe('水厂');
    expect(opened.requests).toEqual(['https://edition.invalid/']);
    expect(await opened.page.evaluate('typeof document.querySelector')).toBe('function');
    expect(await opened.page.evaluate('getComputedStyle(document.body).display')).not.toBe('none');
    await opened.page.close();
  });
});
