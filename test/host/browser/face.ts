import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { openFont } from '../../../pipeline/html/subsetter.ts';

/** A Chinese face with the characters of a text. */
export async function face(text: string): Promise<Buffer> {
  const file = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  );
  return (await openFont(await readFile(file))).subset(text);
}
