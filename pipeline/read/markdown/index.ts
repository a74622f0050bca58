import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { location } from 'vfile-location';
import { Failure, locator } from '../../contract/index.ts';
import { resolveDirectives } from './directives.ts';
import { guardText, guardTree } from './guard.ts';

/**
 * CommonMark leaves the asterisks of `**标题。**正文` in the text, because it tells words apart by spaces;
 * `remark-cjk-friendly` is the amendment for languages without them.
 */
const parser = unified().use(remarkParse).use(remarkCjkFriendly).use(remarkGfm).use(remarkDirective).freeze();

/**
 * Reads CommonMark with GFM, footnotes and directives, from `start` on.
 *
 * Raw HTML stays in the tree as `html` nodes: it is sanitised with everything else when the document
 * is laid out. Throws `Failure` `parse/too-deep` and `parse/too-complex`.
 */
export function readMarkdown(file: VFile, start: number): Root {
  const source = String(file.value);
  guardText(file);
  const tree = parse(file, blank(source, start));
  guardTree(tree, file);
  resolveDirectives(tree, file, locator([{ at: 0, offset: 0, length: source.length }], location(source)).position);
  return tree;
}

function parse(file: VFile, text: string): Root {
  try {
    return parser.parse(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Failure('parse/too-deep', 'Unexpected depth of structure, expected a text that can be parsed', {
      file: file.path,
      note: 'Simplify the nesting of the text.',
      cause: error,
    });
  }
}

/** White space instead of the front matter keeps every offset, line and column as it is in the file. */
const blank = (source: string, end: number): string =>
  source.slice(0, end).replace(/[^\r\n]/g, ' ') + source.slice(end);

/** Keeps apart the notes and link definitions of several files of one document. */
export function scopeIdentifiers(tree: Root, scope: string): void {
  visit(tree, (node) => {
    if (
      node.type === 'definition' ||
      node.type === 'linkReference' ||
      node.type === 'imageReference' ||
      node.type === 'footnoteDefinition' ||
      node.type === 'footnoteReference'
    ) {
      node.identifier = `${scope}-${node.identifier}`;
    }
  });
}
