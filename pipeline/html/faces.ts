import { Failure, type FontFace, type Host, type LoadedTemplate } from '../contract/index.ts';
import { inRanges, parseUnicodeRange, type Ranges } from './ranges.ts';
import { coverage, isVariable, SfntError } from './sfnt.ts';
import { openFont, type Subsettable, warmSubsetter } from './subsetter.ts';
import { toWoff } from './woff.ts';

/** A font file that was read. */
interface LoadedFont {
  /** The characters that it has. */
  coverage: Ranges;
  subset(characters: Iterable<string>): Promise<Buffer>;
}

/** A face reduced to the characters that an edition shows in it. */
export interface FaceSubset {
  face: FontFace;
  format: 'woff' | 'truetype';
  bytes: Buffer;
  /** How many characters the subset has. */
  characters: number;
}

/** Enough for the faces of a few documents at a time; a subset is about 200 kB. */
const KEPT_SUBSETS = 32;

/** The fonts of templates. Each file is read once, and each subset made once while it is of use. */
export interface Faces {
  /** Begins to read the faces of a template and to load the subsetter. Never throws. */
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
export function createFaces(host: Pick<Host, 'readFont'>): Faces {
  const fonts = new Map<string, Promise<LoadedFont>>();
  const subsets = new Map<string, Promise<Buffer>>();

  function load(face: FontFace, { folder, name }: LoadedTemplate): Promise<LoadedFont> {
    const key = `${folder}\n${face.file}`;
    let font = fonts.get(key);
    if (!font) {
      font = host.readFont(face.file, folder).then((bytes) => read(bytes, face, name));
      fonts.set(key, font);
      // A font that could not be read is looked for again in the next document.
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
    const key = [template.folder, face.file, format, shown.join('')].join('\n');
    const bytes = subsets.get(key) ?? font.subset(shown).then((sfnt) => (format === 'woff' ? toWoff(sfnt) : sfnt));
    subsets.delete(key);
    subsets.set(key, bytes);
    bytes.catch(() => subsets.delete(key));
    if (subsets.size > KEPT_SUBSETS) subsets.delete(subsets.keys().next().value as string);
    return { face, format, bytes: await bytes, characters: shown.length };
  };

  const warm: Faces['warm'] = (template) => {
    // What fails now fails again, and is reported, when a page asks for it.
    for (const face of template.fonts) load(face, template).catch(() => {});
    warmSubsetter();
  };

  return { warm, covers, subset };
}

function showsOf(face: FontFace, font: LoadedFont, template: string): (character: string) => boolean {
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

function read(bytes: Uint8Array, face: FontFace, template: string): LoadedFont {
  try {
    if (isVariable(bytes)) {
      throw new Failure('font/variable', `Unexpected variable font \`${face.file}\`, expected a static face`, {
        note: `Give template \`${template}\` one file for each weight; a variable font prints as outlines.`,
      });
    }
    // A font that is not used is not taken in; one that is, need not be kept here as well.
    let font: Uint8Array | undefined = bytes;
    let opened: Promise<Subsettable> | undefined;
    const open = () => {
      const taken = openFont(font as Uint8Array);
      font = undefined;
      return taken;
    };
    return {
      coverage: coverage(bytes),
      async subset(characters) {
        opened ??= open();
        try {
          return (await opened).subset(characters);
        } catch (error) {
          throw unreadable(face, template, error as Error);
        }
      },
    };
  } catch (error) {
    // A `RangeError` is an offset that points out of the file.
    if (!(error instanceof SfntError || error instanceof RangeError)) throw error;
    throw unreadable(face, template, error);
  }
}

function unreadable(face: FontFace, template: string, cause: Error): Failure {
  return new Failure('font/unreadable', `Unexpected content in font \`${face.file}\`: ${cause.message}`, {
    note: `Give template \`${template}\` a TrueType or OpenType file (\`.ttf\`, \`.otf\`).`,
    cause,
  });
}
