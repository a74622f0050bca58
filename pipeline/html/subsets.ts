import type { Edition, GalleyDocument, LoadedTemplate } from '../contract/index.ts';
import type { WantedCharacters } from './characters.ts';
import type { FaceSubset, Faces } from './faces.ts';
import { missingGlyphs, reportMissing } from './missing-glyphs.ts';

/**
 * The faces that a page needs, with the characters that it shows in them. What no face has is
 * reported; a template without fonts leaves all characters to the reader's machine.
 */
export async function subsets(
  wanted: WantedCharacters,
  { document, edition, template }: { document: GalleyDocument; edition: Edition; template: LoadedTemplate },
  faces: Faces,
): Promise<FaceSubset[]> {
  const used = template.fonts.flatMap((face, i) => {
    const characters = wanted.faces[i];
    return characters && characters.size > 0 ? [{ face, characters }] : [];
  });
  const has = await Promise.all(used.map(({ face }) => faces.covers(face, template)));
  if (template.fonts.length > 0) {
    const shown = (character: string) =>
      used.some(({ characters }, i) => characters.has(character) && has[i]?.(character));
    reportMissing(missingGlyphs(wanted.text, shown), document, template.name);
  }
  const format = edition.format === 'html' ? 'woff' : 'truetype';
  const made = await Promise.all(used.map(({ face, characters }) => faces.subset(face, template, characters, format)));
  return made.filter((subset) => subset !== undefined);
}
