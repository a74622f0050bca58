import { dirname, join, normalize } from 'node:path/posix';
import type { Element } from 'hast';
import type { Nodes } from 'mdast';
import type { Position } from 'unist';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { GalleyDocument } from '../contract/index.ts';

/** An image as its document refers to it. */
export interface ImageSource {
  url: string;
  file: VFile | undefined;
  position: Position | undefined;
}

/**
 * Finds the reference that an `img` element came from. The element knows its place but not its file,
 * and its address may have been taken away by the sanitiser; the document's tree knows both.
 */
export function createImageSources({ tree, files }: GalleyDocument): (element: Element) => ImageSource {
  const definitions = new Map<string, string>();
  visit(tree, 'definition', ({ identifier, url }) => {
    if (!definitions.has(identifier)) definitions.set(identifier, url);
  });
  const known = new Map<string, { url: string; file: number }>();
  const walk = (node: Nodes, above: number): void => {
    const file = node.data?.file ?? above;
    if (node.type === 'image' || node.type === 'imageReference') {
      const url = node.type === 'image' ? node.url : (definitions.get(node.identifier) ?? '');
      const key = keyOf(node.position, node.alt);
      if (!known.has(key)) known.set(key, { url, file });
    } else if ('children' in node) {
      for (const child of node.children) walk(child, file);
    }
  };
  walk(tree, 0);
  return ({ position, properties: { src, alt } }) => {
    const found = known.get(keyOf(position, alt));
    return { url: found?.url ?? String(src ?? ''), file: files[found?.file ?? 0], position };
  };
}

function keyOf(position: Position | undefined, alt: unknown): string {
  return `${position?.start.offset ?? '?'} ${alt ?? ''}`;
}

/** Where a reference leads: the bytes themselves, a path relative to the project, or nowhere allowed. */
export type Target =
  | { bytes: Uint8Array }
  | { path: string }
  | { refused: 'asset/remote-disabled' | 'asset/outside-root' };

/**
 * Resolves a reference from the file that makes it. Links on the way are the host's to judge; this
 * refuses what leaves the project by its words alone.
 */
export function resolveImage(url: string, from: string): Target {
  // The sanitiser takes away addresses such as `file:`.
  if (url === '') return { refused: 'asset/outside-root' };
  if (/^data:/i.test(url)) return { bytes: dataBytes(url) };
  if (/^https?:/i.test(url)) return { refused: 'asset/remote-disabled' };
  const reference = decoded(url.replace(/[?#].*$/s, ''));
  const scheme = /^[a-z][a-z0-9+.-]*:/i.test(url) || /^[a-z][a-z0-9+.-]*:/i.test(reference);
  if (scheme || /^[/\\]/.test(reference) || /[\\\0]/.test(reference)) return { refused: 'asset/outside-root' };
  const folder = dirname(from);
  const path = normalize(join(folder, reference));
  // A source from outside the project may still refer to what lies beside it.
  const outside = /^(?:\.\.(?:\/|$)|\/)/;
  const root = outside.test(folder) ? `${folder}/` : '';
  return outside.test(path) && !(root && path.startsWith(root)) ? { refused: 'asset/outside-root' } : { path };
}

function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

/** The bytes of a `data:` URL (RFC 2397). */
function dataBytes(url: string): Uint8Array {
  const comma = url.indexOf(',');
  const data = decoded(url.slice(comma + 1));
  return /;base64\s*$/i.test(url.slice(0, comma)) ? Buffer.from(data, 'base64') : Buffer.from(data, 'utf8');
}
