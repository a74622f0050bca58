import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * Sets ruby for print as pairs of spans, `span.ruby > span + span.rt`. The browser writes no tags for what is in `rt`, so
 * that it would be lost to whoever is read the page; style sheets place the spans as it would (CLREQ § 3.3).
 */
export function pairRuby(tree: Root): void {
  visit(tree, 'element', (ruby, index, parent) => {
    if (ruby.tagName !== 'ruby' || !parent || index === undefined) return undefined;
    const pairs = pairsIn(ruby).map(([base, above]) => span('ruby', [span('rb', base), span('rt', above)]));
    const [first] = pairs;
    if (!first) return undefined;
    // What marks and ids there are stay around it.
    parent.children.splice(index, 1, { ...ruby, tagName: 'span', children: pairs });
    return index + 1;
  });
}

type Pair = [base: ElementContent[], above: ElementContent[]];

/** What stands before each annotation, and that; brackets for browsers without ruby belong to it. */
function pairsIn({ children }: Element): Pair[] {
  const pairs: Pair[] = [];
  let open: Pair = [[], []];
  for (const child of children) {
    const isAbove = child.type === 'element' && (child.tagName === 'rt' || child.tagName === 'rp');
    if (!isAbove && open[1].length > 0) {
      pairs.push(open);
      open = [[], []];
    }
    if (isAbove) open[1].push(...child.children);
    else open[0].push(child);
  }
  return open[0].length + open[1].length > 0 ? [...pairs, open] : pairs;
}

function span(name: string, children: ElementContent[]): Element {
  return { type: 'element', tagName: 'span', properties: { className: [name] }, children };
}
