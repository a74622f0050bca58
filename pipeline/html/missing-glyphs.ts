import type { Point, Position } from 'unist';
import type { VFile } from 'vfile';
import { type GalleyDocument, locator } from '../contract/index.ts';
import { warn } from './warn.ts';

/** White space, controls, joiners, variation selectors and the like have no glyph to miss. */
const INVISIBLE = /^[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}]$/u;

/** How many further places a message names. */
const PLACES = 5;

/** The characters of a text that no face shows, alone or composed with what it stands for. */
export function missingGlyphs(text: ReadonlySet<string>, shows: (character: string) => boolean): string[] {
  return [...text]
    .filter((character) => !INVISIBLE.test(character) && !shows(character))
    .filter((character) => ![...character.normalize('NFC')].every(shows))
    .sort();
}

/** Reports each character once for a document, at its first place, with the next ones in the note. */
export function reportMissing(characters: readonly string[], document: GalleyDocument, template: string): void {
  for (const character of characters) {
    const places = placesOf(character, document);
    const [first] = places;
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const others = places.slice(1, 1 + PLACES).map(({ file, position }) => at(file, position.start));
    const rest = places.length > 1 + PLACES ? ', …' : '';
    const also = others.length > 0 ? ` Also at ${others.join(', ')}${rest}.` : '';
    warn(
      first?.file ?? document.files[0],
      'font/missing-glyph',
      `Unexpected character \`${character}\` (U+${code}), expected one that a font of template \`${template}\` has`,
      first?.position,
      `Write it another way, or add a face that has it to the template.${also}`,
    );
  }
}

interface Place {
  file: VFile;
  position: Position;
}

/** Where the text has a character, in the order of the document. */
function placesOf(character: string, { segments, files }: GalleyDocument): Place[] {
  return segments.flatMap((segment) => {
    const file = files[segment.file];
    if (!file || segment.role === 'noise' || !segment.text.includes(character)) return [];
    const locate = locator(segment.runs, String(file.value));
    const places: Place[] = [];
    for (let i = segment.text.indexOf(character); i >= 0; i = segment.text.indexOf(character, i + character.length)) {
      places.push({ file, position: locate.position(i, i + character.length) });
    }
    return places;
  });
}

function at(file: VFile, { line, column }: Point): string {
  return `${file.path}:${line}:${column}`;
}
