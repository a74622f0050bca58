import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import type { Colophon, GalleyDocument } from '../../../contract/index.ts';
import { lines } from './blocks.ts';
import { header } from './header.ts';
import { scopeOf } from './scope.ts';
import { bodyOf, frontOf } from './sections.ts';

/**
 * A document with its annotations in TEI P5: the whole text in order, statistics as `measure`, `num`,
 * `date` and `time`, remarks as `said` and `quote`. `xml:id`s are those of segments and annotations.
 */
export function teiDocument(document: GalleyDocument, colophon: Colophon): string {
  const scope = scopeOf(document);
  const roles = new Map(document.segments.map(({ id, role, level }) => [id, { role, level }]));
  const [front, rest] = frontOf(document.tree.children, roles, scope);
  const root = x(
    'TEI',
    { xmlns: 'http://www.tei-c.org/ns/1.0', 'xml:lang': document.meta.language },
    lines([header(document, colophon, scope.speakers), x('text', lines([...front, bodyOf(rest, roles, scope)]))]),
  );
  // The end of a CDATA section may not stand in text, and nothing else here holds one. (XML 1.0, §2.4)
  const text = toXml(root, { closeEmptyElements: true, tightClose: true }).replaceAll(']]>', ']]&gt;');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
}
