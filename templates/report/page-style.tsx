import { toString as textOf } from 'hast-util-to-string';
import type { Result } from 'hastscript';
import type { TemplateContext } from '../../pipeline/contract/template.ts';

/**
 * The running head. It is written out for each document because margin boxes can read neither the
 * text of the document (`string-set`) nor the custom properties of its elements.
 */
export function pageStyle({ title, document }: TemplateContext): Result {
  const words = title.map((line) => textOf({ type: 'root', children: line })).join(' ') || document.meta.title;
  const css = `@page { @top-center { content: ${cssString(shortened(words))} } }
@page :first { @top-center { content: none } }`;
  return <style data-generated>{css}</style>;
}

/** Characters that a running head has room for; Han characters take two places. */
const ROOM = 72;

function shortened(words: string): string {
  let width = 0;
  let out = '';
  for (const character of words.replace(/\s+/g, ' ').trim()) {
    width += character > '\u2e7f' ? 2 : 1;
    if (width > ROOM) return `${out.trimEnd()}…`;
    out += character;
  }
  return out;
}

/** A CSS string of any text; `<` is escaped too, so that no text can end the style element. */
export function cssString(text: string): string {
  return `"${text.replace(/["\\<\p{Cc}]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
