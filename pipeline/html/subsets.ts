import type { Edition, FontFace, GalleyDocument, LoadedTemplate } from '../contract/index.ts';
import type { WantedCharacters } from './characters.ts';
import type { FaceSubset, Faces } from './faces.ts';
import { missingGlyphs, refuseMissing } from './missing-glyphs.ts';

/**
 * The faces that a page needs, with the characters that it shows in them. What no face has
 * is looked for in further fonts of the project. Fails with `font/missing-glyph` where they lack it too;
 * a template without fonts leaves all characters to the reader's machine.
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
  tellSubstitutes(
    used.map(({ face }) => face),
    document,
    template,
  );
  const has = await Promise.all(used.map(({ face }) => faces.covers(face, template)));
  const shown = (character: string) =>
    used.some(({ characters }, i) => characters.has(character) && has[i]?.(character));
  const missing = template.fonts.length > 0 ? missingGlyphs(wanted.text, shown) : [];
  const more = missing.length > 0 ? await found(missing, template, faces) : [];
  const foundIn = new Set(more.flatMap(({ characters }) => characters));
  refuseMissing(
    missing.filter((character) => !foundIn.has(character)),
    document,
    template,
  );
  // Each in the place of the face that it is wanted in, so that the styles need not know of it.
  const added = more.flatMap(({ file, characters: rare }) =>
    used.flatMap(({ face, characters }) => {
      const here = rare.filter((character) => characters.has(character));
      return here.length > 0 ? [{ face: { ...face, file, range: rangeOf(here) }, characters: new Set(here) }] : [];
    }),
  );
  const format = edition.format === 'html' ? 'woff' : 'truetype';
  const made = await Promise.all(
    [...used, ...added].map(({ face, characters }) => faces.subset(face, template, characters, format)),
  );
  return made.filter((subset) => subset !== undefined);
}

/** Says which faces of the project stand for others that the template asks for. */
function tellSubstitutes(faces: readonly FontFace[], { files }: GalleyDocument, { name }: LoadedTemplate): void {
  for (const { insteadOf, file } of faces) {
    if (insteadOf === undefined) continue;
    const face = file
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '');
    const message = files[0]?.info(`Unexpected \`${face}\` in place of ${insteadOf}, which the project does not have`, {
      ruleId: 'font/substituted',
      source: 'galley',
    });
    if (message) message.note = `Name its file under \`templateOptions.fonts\` of template \`${name}\`.`;
  }
}

/** The font files of the project that have characters which the template's lack, each character in the first. */
async function found(
  missing: readonly string[],
  template: LoadedTemplate,
  faces: Faces,
): Promise<{ file: string; characters: string[] }[]> {
  const files: { file: string; characters: string[] }[] = [];
  let rest = missing;
  for (const file of template.moreFonts ?? []) {
    const has = await faces.covers({ ...UNNAMED, file }, template);
    files.push({ file, characters: rest.filter(has) });
    rest = rest.filter((character) => !has(character));
  }
  return files;
}

const UNNAMED: Omit<FontFace, 'file'> = { family: '', weight: 400, style: 'normal' };

const rangeOf = (characters: readonly string[]): string =>
  characters.map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`).join(', ');
