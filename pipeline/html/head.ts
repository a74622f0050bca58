import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { DocumentMeta } from '../contract/index.ts';

export interface HeadInput {
  meta: DocumentMeta;
  /** Stands in for a title where the document has none. */
  name: string;
  /** A page to be printed has none of its own: the tab that prints one after the other has one for all. */
  policy: string | undefined;
  styles: readonly string[];
  /** JSON-LD, escaped for a script element. */
  linkedData: string | undefined;
}

/** The head of a page. The policy comes before everything that it governs. */
export function pageHead({ meta, name, policy, styles, linkedData }: HeadInput): Element {
  const authors = meta.authors.length > 0 ? meta.authors : [meta.organisation];
  const content: (Element | undefined)[] = [
    h('meta', { charSet: 'utf-8' }),
    policy === undefined ? undefined : h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('title', meta.title.trim() || name),
    named('description', meta.description),
    ...authors.map((author) => named('author', author)),
    named('keywords', meta.keywords.join(', ')),
    named('dcterms.date', meta.date),
    named('generator', 'Galley'),
    ...styles.map((css) => h('style', css)),
    linkedData === undefined ? undefined : h('script', { type: 'application/ld+json' }, linkedData),
  ];
  return h('head', onLines(content));
}

function named(name: string, content: string | undefined): Element | undefined {
  return content ? h('meta', { name, content }) : undefined;
}

/** One element a line, for those who read the source of a page. */
function onLines(elements: (Element | undefined)[]): ElementContent[] {
  const found = elements.filter((element) => element !== undefined);
  return [
    { type: 'text', value: '\n' },
    ...found.flatMap((element) => [element, { type: 'text', value: '\n' } as const]),
  ];
}
