import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { openSubsetter } from '../../../pipeline/html/subsetter.ts';

/** A Chinese face with the characters of a text. */
export async function face(text: string): Promise<Buffer> {
  const file = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  );
  return (await openSubsetter(await readFile(file))).subset(text);
}
