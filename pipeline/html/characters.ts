import type { Element, Nodes, Root } from 'hast';
import type { FontFace } from '../contract/index.ts';

/**
 * Characters that styles put on a page or a reader may type, whatever the text says: printable
 * ASCII (counters, page numbers, hyphens, search words), quotation marks of `<q>`, an ellipsis, and
 * the bullets of lists, which are text in a PDF.
 */
const FURNITURE = [
  ...Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCharCode(0x20 + i)),
  ...'\u00a0\u2010\u2018\u2019\u201c\u201d\u2026\u2022\u25e6\u25aa',
];

/** Digits of the Chinese counter styles of CSS (CSS Counter Styles 3, § 6.1 and 7.1). */
const CHINESE_COUNTERS = '〇零一二三四五六七八九十百千万亿负、';

/** Attributes whose words are shown. */
const SHOWN = new Set(['alt', 'placeholder', 'label', 'value']);

const HIDDEN = new Set(['script', 'style', 'template', 'head']);

export interface WantedCharacters {
  /** Those of the text. */
  text: ReadonlySet<string>;
  /** For each face, those it may be asked for; empty for a face that the page does not use. */
  faces: readonly ReadonlySet<string>[];
}

/**
 * The characters that each face may be asked for: those of the text inside its elements, with what
 * the style sheets add. A face without `within` may be asked for all.
 */
export function charactersOf(
  body: Root,
  /** What styles and scripts may add to it. */
  { css, words }: { css: string; words: string },
  faces: readonly Pick<FontFace, 'within'>[],
): WantedCharacters {
  const text = new Set<string>();
  const added = new Set([...FURNITURE, ...words, ...inStyles(css)]);
  const perFace = faces.map(({ within }) => ({ within: within && new Set(within), characters: new Set<string>() }));
  /** By the faces that may be asked for them: elements in which these are the same have one list of them. */
  const asked = new Map<typeof perFace, Set<string>>();

  const addText = (value: string, inside: typeof perFace): void => {
    const characters = asked.get(inside) ?? new Set();
    asked.set(inside, characters);
    for (const character of value) {
      text.add(character);
      characters.add(character);
    }
    const composed = value.normalize('NFC');
    if (composed !== value) for (const character of composed) characters.add(character);
  };
  const walk = (node: Nodes, inside: typeof perFace): void => {
    if (node.type === 'text') {
      addText(node.value, inside);
    } else if (node.type === 'element') {
      if (HIDDEN.has(node.tagName)) return;
      const more = perFace.filter(({ within }) => within && matches(node, within));
      const here = more.every((face) => inside.includes(face)) ? inside : [...new Set([...inside, ...more])];
      for (const name in node.properties) {
        // Styles may show any `data-*` attribute: `content: attr(data-number)`.
        if (SHOWN.has(name) || name.startsWith('data')) addText(String(node.properties[name]), here);
      }
      for (const child of node.children) walk(child, here);
    } else if (node.type === 'root') {
      for (const child of node.children) walk(child, inside);
    }
  };
  const everywhere = perFace.filter(({ within }) => within === undefined);
  walk(body, everywhere);
  for (const [inside, characters] of asked)
    for (const face of inside) for (const character of characters) face.characters.add(character);
  return { text, faces: perFace.map(({ characters }) => completed(characters, added)) };
}

/** With the capitals of all letters (`text-transform`, small capitals) and what styles add. */
function completed(characters: ReadonlySet<string>, added: ReadonlySet<string>): ReadonlySet<string> {
  // A face without any text is not used on this page.
  if (characters.size === 0) return characters;
  const capitals = [...characters].flatMap((character) => [...character.toUpperCase()]);
  return new Set([...characters, ...capitals, ...added]);
}

function matches(element: Element, within: ReadonlySet<string>): boolean {
  if (within.has(element.tagName)) return true;
  const { className } = element.properties;
  return Array.isArray(className) && className.some((name) => within.has(`.${name}`));
}

/** What style sheets can put on a page: any character in them beyond ASCII, escapes, Chinese counters. */
function inStyles(css: string): Set<string> {
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const characters = new Set([...rules].filter((character) => character > '\u007f'));
  for (const [, digits = ''] of rules.matchAll(/\\([0-9a-fA-F]{1,6})/g)) {
    const code = Number.parseInt(digits, 16);
    if (code > 0x7f && code <= 0x10ffff) characters.add(String.fromCodePoint(code));
  }
  if (/chinese|cjk-/.test(rules)) for (const digit of CHINESE_COUNTERS) characters.add(digit);
  return characters;
}
