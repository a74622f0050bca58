import { createHash } from 'node:crypto';
import type { Root } from 'hast';
import { h } from 'hastscript';
import { HtmlValidate } from 'html-validate';
import rehypeRaw from 'rehype-raw';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { createHtml } from '../../pipeline/html/index.ts';
import { annotatedBody, documentOf, HTML, hostOf, inputOf, PDF, template } from './fixture.ts';

const html = createHtml(hostOf(import.meta.dirname));

const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'], root: true });

async function findings(page: string): Promise<string[]> {
  const { results } = await validator.validateString(page);
  return results.flatMap(({ messages }) => messages.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message}`));
}

/** The contents of the elements of one name. */
function contents(page: string, tagName: string): string[] {
  return [...page.matchAll(new RegExp(`<${tagName}[^>]*>([\\s\\S]*?)</${tagName}>`, 'g'))].map(([, text = '']) => text);
}

function policyOf(page: string): string {
  return /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#x27;', "'") ?? '';
}

function digest(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** The names of a page's elements as a parser sees them. */
function elements(page: string): string[] {
  const tree = unified()
    .use(rehypeRaw)
    .runSync({ type: 'root', children: [{ type: 'raw', value: page }] } as Root);
  const names: string[] = [];
  visit(tree, 'element', ({ tagName, properties }) => {
    expect(Object.keys(properties).filter((name) => /^on/i.test(name))).toEqual([]);
    names.push(tagName);
  });
  return names;
}

describe('toPage', () => {
  it.each([
    ['html', HTML],
    ['html', { ...HTML, variant: 'reading' as const }],
    ['pdf', PDF],
  ])('writes a valid page for %s', async (_, edition) => {
    const page = await html.toPage(inputOf(annotatedBody(), undefined, edition));
    expect(await findings(page.html)).toEqual([]);
  });

  it('says in the head what the document says of itself', async () => {
    const document = documentOf('水', {
      title: '水 <厂> & “江”',
      authors: ['何青', '林远'],
      description: '三座水厂一年的记录',
      keywords: ['供水', '水厂'],
      date: '2024-03-05',
    });
    const { html: page } = await html.toPage(inputOf([h('h1', '水')], document));
    expect(page).toMatch(/^<!doctype html>\n<html lang="zh-Hans-CN" data-format="html" data-variant="annotated">/);
    expect(page).toContain('<meta charset="utf-8">');
    expect(page).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(page).toContain('<title>水 &#x3C;厂> &#x26; “江”</title>');
    expect(page).toContain('<meta name="description" content="三座水厂一年的记录">');
    expect(page).toContain('<meta name="author" content="何青">\n<meta name="author" content="林远">');
    expect(page).toContain('<meta name="keywords" content="供水, 水厂">');
    expect(page).toContain('<meta name="dcterms.date" content="2024-03-05">');
    expect(page).toContain('<meta name="generator" content="Galley">');
  });

  it('names a page without a title after its document', async () => {
    const { html: page } = await html.toPage(inputOf([h('p', '水')], documentOf('水', { title: ' ' })));
    expect(page).toContain('<title>note</title>');
  });

  it('takes the style sheets of its format, fonts first and the paper last', async () => {
    const paper = { ...template, paper: { size: '176mm 250mm' } };
    const print = contents(
      (await html.toPage({ ...inputOf([h('p', '水')], undefined, PDF), template: paper })).html,
      'style',
    );
    expect(print.map((css) => css.replace(/\s/g, '').slice(0, 10))).toEqual([
      '@font-face',
      'body{font-',
      '@page{marg',
      '@page{size',
    ]);
    expect(print.at(-1)).toBe('@page{size:176mm 250mm}');
    const screen = contents((await html.toPage(inputOf([h('p', '水')]))).html, 'style').join('\n');
    expect(screen).toContain('prefers-color-scheme');
    expect(screen).not.toContain('@page');
  });

  it.each(['A4; } body { display: none', '1e9', 'A4</style>', '100000mm', '1e9mm', ''])(
    'refuses the paper %j',
    async (size) => {
      const input = { ...inputOf([], undefined, PDF), template: { ...template, paper: { size } } };
      await expect(html.toPage(input)).rejects.toMatchObject({ ruleId: 'template/paper' });
    },
  );

  it('names a style sheet that is not there', async () => {
    const input = { ...inputOf([]), template: { ...template, styles: { common: ['none.css'] } } };
    await expect(html.toPage(input)).rejects.toMatchObject({
      ruleId: 'template/style',
      message: expect.stringContaining('`none.css` in template `small`'),
    });
  });

  it('aligns cells by style, as HTML has it now', async () => {
    const rows = [
      h('tr', [h('td', { align: 'right' }, '1'), h('td', { align: 'CENTER' }, '2'), h('td', { align: 'x' })]),
    ];
    const { html: page } = await html.toPage(inputOf([h('table', h('tbody', rows))]));
    expect(page).toContain('<td style="text-align:right">1</td><td style="text-align:center">2</td><td></td>');
    expect(policyOf(page)).toContain(`'unsafe-hashes' ${digest('text-align:right')} ${digest('text-align:center')};`);
  });

  it('moves a style sheet of the body into the head, where the policy names it', async () => {
    const css = '@page { @top-center { content: "㐀" } }';
    const { html: page, fonts } = await html.toPage(inputOf([h('style', css), h('p', '水')]));
    expect(page.slice(page.indexOf('<body'))).not.toContain('<style>');
    expect(contents(page, 'style').at(-1)).toBe(css);
    expect(policyOf(page)).toContain(digest(css));
    const without = await html.toPage(inputOf([h('p', '水')]));
    const han = (list: typeof fonts) => list.find(({ family }) => family === 'Han')?.characters ?? 0;
    expect(han(fonts)).toBe(han(without.fonts) + 1);
  });

  it('makes the same bytes from the same input', async () => {
    const again = createHtml(hostOf(import.meta.dirname));
    for (const edition of [HTML, PDF]) {
      const one = await html.toPage(inputOf(annotatedBody(), undefined, edition));
      const two = await again.toPage(inputOf(annotatedBody(), undefined, edition));
      expect(two).toEqual(one);
    }
  });

  it('leaves its input as it was', async () => {
    const input = inputOf([h('style', 'p{}'), h('p', h('img', { src: 'none.png', alt: '图' })), ...annotatedBody()]);
    const before = structuredClone(input.body);
    await html.toPage(input);
    expect(input.body).toEqual(before);
  });
});

describe('the policy of a page', () => {
  it('allows the styles and the script of the page by their digests and nothing else', async () => {
    const { html: page } = await html.toPage(inputOf(annotatedBody()));
    const script = contents(page, 'script').at(-1) ?? '';
    const styles = contents(page, 'style').map(digest).join(' ');
    expect(policyOf(page)).toBe(
      `default-src 'none'; style-src ${styles}; font-src data:; img-src data:; ` +
        `script-src ${digest(script)}; base-uri 'none'; form-action 'none'`,
    );
  });

  it('allows no script on a reading page; a page to be printed leaves its policy to the printer', async () => {
    const reading = await html.toPage(inputOf(annotatedBody(), undefined, { ...HTML, variant: 'reading' }));
    expect(policyOf(reading.html)).toContain("script-src 'none'");
    expect(contents(reading.html, 'script').filter((text) => !text.startsWith('{'))).toEqual([]);
    const print = await html.toPage(inputOf(annotatedBody(), undefined, PDF));
    expect(print.html).not.toContain('Content-Security-Policy');
    expect(print.html).not.toContain('<script');
  });

  it('allows the style attributes of a template one by one', async () => {
    const { html: page } = await html.toPage(
      inputOf([h('p', { style: 'color:red' }, '水'), h('p', { style: 'color:red' }, '水')]),
    );
    expect(policyOf(page)).toContain(`'unsafe-hashes' ${digest('color:red')};`);
  });

  it('comes before everything that it governs', async () => {
    const { html: page } = await html.toPage(inputOf(annotatedBody()));
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style'));
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<script'));
  });
});

describe('hostile words', () => {
  const WORDS = [
    '</title><script>alert(1)</script>',
    '</script><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)",
    '<!--<script>',
    '</style><base href="//example.org">',
    '\u2028alert(1)\u2029]]>',
  ];

  it.each(WORDS)('stay words: %j', async (words) => {
    const document = documentOf('水', {
      title: words,
      subtitle: words,
      authors: [words],
      organisation: words,
      description: words,
      keywords: [words],
      date: words,
      language: words,
    });
    const { html: page } = await html.toPage(inputOf([h('p', { title: words }, words)], document));
    const ours = await html.toPage(inputOf([h('p', { title: '水' }, '水')], documentOf('水', { authors: ['何'] })));
    const described = ['description', 'keywords', 'date'];
    expect(elements(page).filter((name) => name !== 'meta')).toEqual(elements(ours.html).filter((n) => n !== 'meta'));
    expect(elements(page).filter((name) => name === 'meta')).toHaveLength(
      elements(ours.html).filter((name) => name === 'meta').length + described.length,
    );
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
    expect(JSON.parse(data)).toMatchObject({ '@type': 'Article', headline: words.trim(), author: [{ name: words }] });
  });
});
