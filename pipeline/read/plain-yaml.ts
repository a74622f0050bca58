import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';

/** A YAML node that a file of data may not hold. */
export class UnexpectedNode extends Error {
  constructor(readonly node: Node) {
    super('Unexpected alias');
  }
}

/** Levels of lists and maps in a file of data. */
const DEEPEST = 6;

/**
 * The texts, lists and maps of a YAML tree; scalars stay as they are printed.
 *
 * Throws {@link UnexpectedNode} for an alias, with which a small file could grow without bound, and for
 * anything deeper than a file of data is.
 */
export function plainYaml(node: unknown, depth = 0): unknown {
  if (node === null || node === undefined) return undefined;
  if (isAlias(node as Node) || depth > DEEPEST) throw new UnexpectedNode(node as Node);
  if (isScalar(node)) return String(node.value ?? '');
  if (isSeq(node)) return node.items.map((item) => plainYaml(item, depth + 1));
  if (!isMap(node)) return undefined;
  // A key such as `__proto__` is a key like any other.
  return Object.fromEntries(
    node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', plainYaml(value, depth + 1)]),
  );
}
