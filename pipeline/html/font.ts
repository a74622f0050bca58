import type { Host } from '../contract/index.ts';
import type { Ranges } from './ranges.ts';
import { coverage, isVariable } from './sfnt.ts';
import { openSubsetter, type Subsetter } from './subsetter.ts';

/** A font file. */
export interface Font {
  /** The characters that it has. */
  coverage: Ranges;
  /** Whether it has axes to vary it by. */
  isVariable: boolean;
  /** The font with these characters alone, as TrueType or OpenType as it was. Fails where the font is damaged. */
  subset(characters: readonly string[]): Promise<Uint8Array>;
}

/** Opens a font file, named as a face names it. Fails with `font/…`, and with an `Error` where it is no font. */
export type OpenFont = (file: string, folder: string) => Promise<Font>;

/** Opens fonts in this thread. */
export const fontsHere =
  (host: Pick<Host, 'readFont'>): OpenFont =>
  async (file, folder) =>
    openFont(await host.readFont(file, folder));

function openFont(bytes: Uint8Array): Font {
  // A font that is not used is not taken in; one that is, need not be kept here as well.
  let font: Uint8Array | undefined = bytes;
  let opened: Promise<Subsetter> | undefined;
  const open = () => {
    const taken = openSubsetter(font as Uint8Array);
    font = undefined;
    return taken;
  };
  return {
    coverage: coverage(bytes),
    isVariable: isVariable(bytes),
    async subset(characters) {
      opened ??= open();
      return (await opened).subset(characters);
    },
  };
}
