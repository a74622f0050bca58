import { createHash } from 'node:crypto';
import type { Root } from 'hast';
import { eachElement } from '../contract/index.ts';

/** What a page carries that its policy has to name. */
export interface PolicyInput {
  styles: readonly string[];
  scripts: readonly string[];
  body: Root;
}

/**
 * The Content Security Policy of an HTML edition: nothing but what this page carries. Styles and scripts are
 * named by their digests, so that nothing in a document can add one (CSP 3, § 6.7.3).
 */
export function contentSecurityPolicy({ styles, scripts, body }: PolicyInput): string {
  const inline = styleAttributes(body);
  const directives: [string, string[]][] = [
    ['default-src', ["'none'"]],
    ['style-src', [...styles.map(digest), ...(inline.length > 0 ? ["'unsafe-hashes'", ...inline.map(digest)] : [])]],
    ['font-src', ['data:']],
    ['img-src', ['data:']],
    ['script-src', scripts.map(digest)],
    ['base-uri', ["'none'"]],
    ['form-action', ["'none'"]],
  ];
  return directives
    .map(([name, values]) => `${name} ${values.length > 0 ? [...new Set(values)].join(' ') : "'none'"}`)
    .join('; ');
}

function digest(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** The distinct `style` attributes of a template's elements, in order. */
function styleAttributes(body: Root): string[] {
  const values = new Set<string>();
  eachElement(body, ({ properties }) => {
    if (typeof properties.style === 'string') values.add(properties.style);
  });
  return [...values];
}
