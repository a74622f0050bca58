import type { Point, Position } from 'unist';
import type { VFile } from 'vfile';
import { Failure, type GalleyDocument, type LoadedTemplate, locator } from '../contract/index.ts';

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

/**
 * Fails with `font/missing-glyph` where there are such characters. Each is put on the files of the
 * document once, at its first place, with the next ones in the note.
 */
export function refuseMissing(characters: readonly string[], document: GalleyDocument, template: LoadedTemplate): void {
  const failures = characters.map((character) => {
    const places = placesOf(character, document);
    const [first] = places;
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const others = places.slice(1, 1 + PLACES).map(({ file, position }) => at(file, position.start));
    const rest = places.length > 1 + PLACES ? ', …' : '';
    const also = others.length > 0 ? ` Also at ${others.join(', ')}${rest}.` : '';
    const file = first?.file ?? document.files[0];
    const reason = `Unexpected character \`${character}\` (U+${code}), expected one that a font of template \`${template.name}\` has`;
    // A document becomes several pages, which find the same things.
    const known = file?.messages.find((message) => message.reason === reason);
    if (known instanceof Failure) return known;
    const failure = new Failure('font/missing-glyph', reason, {
      note: `Write it another way, or name a font file that has it under \`fonts\` in the configuration. Not in ${namesOf(template)}.${also}`,
      ...(file && { file: file.path }),
      ...(first && { place: first.position }),
    });
    file?.messages.push(failure);
    return failure;
  });
  if (failures[0]) throw failures[0];
}

const namesOf = ({ fonts, moreFonts = [] }: LoadedTemplate): string =>
  [...new Set([...fonts.map(({ family }) => family), ...moreFonts])].join(', ');

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
