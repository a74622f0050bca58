import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { HtmlValidate } from 'html-validate';
import { SKIP, visit } from 'unist-util-visit';
import { expect, it } from 'vitest';
import { messagesOf } from '../../pipeline/contract/index.ts';
import { type Shelf, VARIANTS } from './shelf.ts';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // ARIA allows a name on any of these; the rule's default is a preference.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // The scrolling frame of a table is a region, but no section of the text.
    'prefer-native-element': ['error', { exclude: ['region'] }],
  },
});

/** An HTML edition is one valid file that needs no other. */
export function htmlFile(shelf: Shelf, source: string): void {
  it.each(VARIANTS)('is valid HTML in the language of its text: %s', async (variant) => {
    const html = await shelf.html(source, variant);
    const { results } = await validator.validateString(html);
    const findings = results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`));
    expect([...new Set(findings)]).toEqual([]);
    const [root] = elements(html, 'html');
    expect(root?.properties.lang).toBe(shelf.document(source).meta.language);
    const han = (textOf(fromHtml(html)).match(/\p{Script=Han}/gu) ?? []).length;
    expect(root?.properties.lang).toMatch(han > 1000 ? /^zh-Hans/ : /^en/);
  });

  it.each(VARIANTS)('refers to nothing outside itself: %s', async (variant) => {
    const html = await shelf.html(source, variant);
    const loads = elements(html).flatMap(loaded);
    expect(loads.filter((address) => !/^(?:#|data:)/.test(address))).toEqual([]);
    const styles = elements(html).flatMap((element) =>
      element.tagName === 'style' ? [textOf(element)] : [String(element.properties.style ?? '')],
    );
    const urls = [...styles.join('\n').matchAll(/url\(\s*["']?([^"')]*)/g)].map(([, url = '']) => url.slice(0, 40));
    expect(urls.length).toBeGreaterThan(1);
    expect(urls.filter((url) => !/^(?:#|data:)/.test(url))).toEqual([]);
    expect(styles.join('\n')).not.toMatch(/@import/);
    const links = elements(html, 'a').map(({ properties }) => String(properties.href));
    expect(links.filter((href) => !/^(?:#|https?:|mailto:)/.test(href))).toEqual([]);
    expect(html).not.toMatch(/file:|galley\.invalid/);
  });

  it.each(VARIANTS)('allows itself nothing else by its policy: %s', async (variant) => {
    const metas = elements(await shelf.html(source, variant), 'meta');
    expect(metas[0]?.properties.charSet).toBe('utf-8');
    expect(metas[1]?.properties.httpEquiv).toEqual(['Content-Security-Policy']);
    const policy = String(metas[1]?.properties.content);
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/https?:|'unsafe-inline'|'unsafe-eval'|\*/);
  });

  it.each(VARIANTS)('has the target of every link in it, once: %s', async (variant) => {
    const html = await shelf.html(source, variant);
    const ids = elements(html).flatMap(({ properties }) => (properties.id ? [String(properties.id)] : []));
    expect(ids).toEqual([...new Set(ids)]);
    const targets = elements(html, 'a')
      .map(({ properties }) => String(properties.href))
      .filter((href) => href.startsWith('#'))
      .map((href) => decodeURIComponent(href.slice(1)));
    expect(targets.length).toBeGreaterThan(10);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it.each(VARIANTS)('says what it holds in the words of schema.org: %s', async (variant) => {
    const html = await shelf.html(source, variant);
    const [script] = elements(html, 'script').filter(({ properties }) => properties.type === 'application/ld+json');
    const data = JSON.parse(script ? textOf(script) : '');
    const { title, language } = shelf.document(source).meta;
    expect(data).toMatchObject({ '@context': 'https://schema.org', '@type': 'Article', inLanguage: language });
    expect(data.headline).toBe(title);
    const parts: { '@type': string; url?: string }[] = [...data.hasPart, ...data.mentions];
    expect(new Set(parts.map((part) => part['@type']))).toEqual(new Set(['Quotation', 'Observation']));
    const ids = new Set(elements(html).map(({ properties }) => properties.id));
    for (const { url = '' } of parts) expect(ids).toContain(decodeURIComponent(url.slice(1)));
  });

  it('has a glyph for every character and a picture for every image', async () => {
    for (const variant of VARIANTS)
      for (const format of ['html', 'pdf'] as const) await shelf.edition(source, { format, variant });
    const messages = messagesOf(shelf.document(source));
    expect(messages.filter(({ ruleId }) => /^(?:font|asset|image|html)\//.test(ruleId ?? '')).map(String)).toEqual([]);
  });
}

function elements(html: string, tagName?: string): Element[] {
  const found: Element[] = [];
  visit(fromHtml(html), 'element', (element) => {
    if (!tagName || element.tagName === tagName) found.push(element);
    return element.tagName === 'svg' && tagName ? SKIP : undefined;
  });
  return found;
}

/** Attributes whose address is fetched as soon as a page is opened, or by a form. */
const FETCHED = ['src', 'srcSet', 'poster', 'data', 'action', 'formAction', 'background', 'manifest', 'xLinkHref'];

function loaded({ tagName, properties }: Element): string[] {
  const names = tagName === 'a' ? FETCHED : [...FETCHED, 'href'];
  return names.flatMap((name) => {
    const value = properties[name];
    return value === undefined || value === null ? [] : [String(value).slice(0, 40)];
  });
}
