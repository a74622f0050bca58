import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { eachElement } from '../contract/index.ts';

/** Put before ids of raw HTML by the sanitiser, so that they cannot take the place of ours. */
const CLOBBER = 'user-content-';

/**
 * Points links inside the document at what is there: an id of its raw HTML, or a heading named by
 * its words (`#sales-by-region`). A link that finds nothing keeps its text and loses its target.
 */
export function resolveLinks(tree: Root): void {
  const ids = new Set<string>();
  const headings = new Map<string, string>();
  eachElement(tree, ({ tagName, properties, children }) => {
    const { id } = properties;
    if (typeof id !== 'string') return;
    ids.add(id);
    if (!/^h[1-6]$/.test(tagName)) return;
    const slug = slugOf(textOf({ type: 'root', children }));
    if (!headings.has(slug)) headings.set(slug, id);
  });
  eachElement(tree, (element) => {
    const { href } = element.properties;
    if (element.tagName !== 'a' || typeof href !== 'string' || !href.startsWith('#')) return;
    const name = decoded(href.slice(1));
    const target = [name, CLOBBER + name].find((id) => ids.has(id)) ?? headings.get(slugOf(name));
    if (target !== undefined) element.properties.href = `#${target}`;
    else {
      delete element.properties.href;
      element.properties.className = ['broken'];
    }
  });
}

function slugOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s+/g, '-');
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
