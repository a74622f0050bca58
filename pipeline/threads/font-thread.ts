import { readFileSync } from 'node:fs';
import type { Font } from '../html/font.ts';
import { coverage, isVariable } from '../html/sfnt.ts';
import { openSubsetter, type Subsetter, warmSubsetter } from '../html/subsetter.ts';
import { give, serve } from './channel.ts';

// Reads fonts, and cuts them.

warmSubsetter();
const fonts: Promise<Subsetter>[] = [];

const functions = {
  open(path: string): Omit<Font, 'subset'> & { font: number } {
    const bytes = readFileSync(path);
    const about = { coverage: coverage(bytes), isVariable: isVariable(bytes) };
    // At once, and cut once for nothing, which compiles what cuts: it is wanted before long, and there is time now.
    const opened = openSubsetter(bytes);
    opened.then((subsetter) => subsetter.subset('0')).catch(() => {});
    return { ...about, font: fonts.push(opened) - 1 };
  },
  async subset(font: number, characters: readonly string[]): Promise<Uint8Array> {
    const cut = (await (fonts[font] as Promise<Subsetter>)).subset(characters);
    return give(cut, cut);
  },
};
serve(functions);

export type FontFunctions = typeof functions;
