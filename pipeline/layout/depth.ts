import type { Nodes as HastNodes, Root as HastRoot } from 'hast';
import { visit } from 'unist-util-visit';
import { Failure, type GalleyDocument } from '../contract/index.ts';

/** Levels of elements in an edition: far more than a text has, far fewer than exhaust a stack. */
const DEPTH = 500;

/**
 * Runs what parses the raw HTML of a document. Unlike Markdown, which is measured when it is read,
 * HTML shows its depth only here; all that walks the tree afterwards does so by recursion.
 *
 * Throws `Failure` `parse/too-deep` at the first raw HTML.
 */
export function withinDepth(document: GalleyDocument, parse: () => HastRoot): HastRoot {
  let tree: HastRoot;
  try {
    tree = parse();
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(document);
    throw error;
  }
  let level: HastNodes[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH) throw tooDeep(document);
    level = level.flatMap((node): HastNodes[] => ('children' in node ? node.children : []));
  }
  return tree;
}

function tooDeep({ tree, files }: GalleyDocument): Failure {
  let file = 0;
  let found: { file: number; position: HastNodes['position'] } | undefined;
  visit(tree, (node) => {
    file = node.data && 'file' in node.data ? (node.data.file ?? file) : file;
    if (node.type === 'html') found ??= { file, position: node.position };
  });
  const path = files[found?.file ?? 0]?.path;
  return new Failure('parse/too-deep', `Unexpected depth of raw HTML, expected at most \`${DEPTH}\` levels`, {
    ...(path !== undefined && { file: path }),
    ...(found?.position && { place: found.position }),
    note: 'Close the elements, or simplify their nesting.',
  });
}
