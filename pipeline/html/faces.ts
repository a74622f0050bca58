import { Failure, type FontFace, type LoadedTemplate } from '../contract/index.ts';
import type { Font, OpenFont } from './font.ts';
import { inRanges, parseUnicodeRange } from './ranges.ts';
import { toWoff } from './woff.ts';

/** A face reduced to the characters that an edition shows in it. */
export interface FaceSubset {
  face: FontFace;
  format: 'woff' | 'truetype';
  bytes: Uint8Array;
  /** How many characters the subset has. */
  characters: number;
}

/** Enough for the faces of a few documents at a time; a subset is about 200 kB. */
const KEPT_SUBSETS = 32;

/** The fonts of templates. Each file is read once, and each subset made once while it is of use. */
export interface Faces {
  /** Begins to read the faces of a template. Never throws. */
  warm(template: LoadedTemplate): void;
  /** Whether a face shows a character: its font has it and its range allows it. */
  covers(face: FontFace, template: LoadedTemplate): Promise<(character: string) => boolean>;
  /** The face with those of the characters that it has; undefined where it has none of them. */
  subset(
    face: FontFace,
    template: LoadedTemplate,
    characters: ReadonlySet<string>,
    format: FaceSubset['format'],
  ): Promise<FaceSubset | undefined>;
}

/** Throws `font/…` failures from all its functions but `warm`. */
export function createFaces(openFont: OpenFont): Faces {
  const fonts = new Map<string, Promise<Font>>();
  const subsets = new Map<string, Promise<Uint8Array>>();

  function load(face: FontFace, template: LoadedTemplate): Promise<Font> {
    const key = keyOf(face, template);
    let font = fonts.get(key);
    if (!font) {
      font = open(face, template, openFont);
      fonts.set(key, font);
      font.catch(() => fonts.delete(key));
    }
    return font;
  }

  const covers: Faces['covers'] = async (face, template) => showsOf(face, await load(face, template), template.name);

  const subset: Faces['subset'] = async (face, template, characters, format) => {
    const font = await load(face, template);
    const has = showsOf(face, font, template.name);
    const shown = [...characters].filter(has).sort();
    if (shown.length === 0) return undefined;
    const key = [keyOf(face, template), format, shown.join('')].join('\n');
    const bytes = subsets.get(key) ?? font.subset(shown).then((sfnt) => (format === 'woff' ? toWoff(sfnt) : sfnt));
    subsets.delete(key);
    subsets.set(key, bytes);
    // What fails is tried again in the next document, from its file on.
    bytes.catch(() => {
      subsets.delete(key);
      fonts.delete(keyOf(face, template));
    });
    if (subsets.size > KEPT_SUBSETS) subsets.delete(subsets.keys().next().value as string);
    return { face, format, bytes: await bytes, characters: shown.length };
  };

  const warm: Faces['warm'] = (template) => {
    // What fails now fails again, and is reported, when a page asks for it.
    for (const face of template.fonts) load(face, template).catch(() => {});
  };

  return { warm, covers, subset };
}

const keyOf = ({ file }: FontFace, { folder }: LoadedTemplate): string => `${folder}\n${file}`;

function showsOf(face: FontFace, font: Font, template: string): (character: string) => boolean {
  const range = face.range === undefined ? undefined : parseUnicodeRange(face.range);
  if (face.range !== undefined && !range) {
    throw new Failure(
      'font/range',
      `Unexpected range \`${face.range}\` of \`${face.family}\`, expected \`U+0-24F, …\``,
      {
        note: `Write the \`range\` of the face in template \`${template}\` like the CSS descriptor \`unicode-range\`.`,
      },
    );
  }
  return (character) => {
    const code = character.codePointAt(0) ?? 0;
    return inRanges(font.coverage, code) && (range === undefined || inRanges(range, code));
  };
}

async function open(face: FontFace, { folder, name: template }: LoadedTemplate, openFont: OpenFont): Promise<Font> {
  const refused = (cause: Error) => {
    throw cause instanceof Failure ? cause : unreadable(face, template, cause);
  };
  const font = await openFont(face.file, folder).catch(refused);
  if (font.isVariable) {
    throw new Failure('font/variable', `Unexpected variable font \`${face.file}\`, expected a static face`, {
      note: `Give template \`${template}\` one file for each weight; a variable font prints as outlines.`,
    });
  }
  return { ...font, subset: (characters) => font.subset(characters).catch(refused) };
}

function unreadable(face: FontFace, template: string, cause: Error): Failure {
  return new Failure('font/unreadable', `Unexpected content in font \`${face.file}\`: ${cause.message}`, {
    note: `Give template \`${template}\` a TrueType or OpenType file (\`.ttf\`, \`.otf\`).`,
    cause,
  });
}
