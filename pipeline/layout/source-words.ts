import type { Nodes } from 'hast';
import { Failure, type GalleyDocument, type SourceWords } from '../contract/index.ts';

const SILENT = new Set(['head', 'script', 'style', 'template']);

/** The text on a page that comes from the source, in order: all that is not marked as generated. */
export function sourceWords(node: Nodes, anchor?: string): SourceWords[] {
  if (node.type === 'text') return node.value.trim() === '' ? [] : [{ text: node.value, ...(anchor && { anchor }) }];
  if (node.type !== 'root' && node.type !== 'element') return [];
  if (node.type === 'root') return node.children.flatMap((child) => sourceWords(child, anchor));
  const { tagName, properties, children } = node;
  if (SILENT.has(tagName) || properties.dataGenerated !== undefined) return [];
  const id = typeof properties.id === 'string' ? properties.id : anchor;
  return children.flatMap((child) => sourceWords(child, id));
}

/** Fails with `template/text-lost` at the first segment of the document that is not whole on the page. */
export function refuseLost(words: readonly SourceWords[], { segments, files }: GalleyDocument, template: string): void {
  const page = bare(words.map(({ text }) => text).join(''));
  let at = 0;
  for (const { role, text, position, file } of segments) {
    const wanted = bare(text);
    if (role === 'noise' || wanted === '') continue;
    // Notes stand elsewhere than in the source; all else is in its order, or the same words elsewhere would do.
    const found = page.indexOf(wanted, role === 'note' ? 0 : at);
    if (found < 0) {
      throw new Failure('template/text-lost', `Unexpected page without \`${excerpt(text)}\``, {
        place: position,
        note: `Template \`${template}\` has to place all of \`title\`, \`front\`, \`body\` and \`notes\`.`,
        ...(files[file] && { file: files[file].path }),
      });
    }
    if (role !== 'note') at = found + wanted.length;
  }
}

/** Characters of lost text that are shown. */
const SHOWN = 24;
const excerpt = (text: string): string => [...text.trim()].slice(0, SHOWN).join('');

/** White space is the layout's, and words of the source may come back composed (NFC). */
const bare = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '');
