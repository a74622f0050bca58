import { cp, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type BuildOptions, type BuildResult, build, type UserConfig } from '../../../pipeline/galley.ts';
import { filesIn, folderWith } from '../folder.ts';

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
);
export const ITALIC = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
);
const TEMPLATE = `/** @jsxImportSource hastscript */
import { defineTemplate } from 'galley';
import { word } from '../shared/word.ts';
export default defineTemplate({
  name: 'plain',
  styles: { common: ['plain.css'] },
  fonts: [{ family: 'Text', weight: 400, style: 'normal', file: 'text.ttf' }],
  render: ({ title, front, body, notes }) => <main><p data-generated>{word}</p>{title}{front}{body}{notes}</main>,
});`;
export const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>';
export const CONFIG: UserConfig = {
  template: './look',
  editions: ['html'],
  variants: ['reading'],
  bibliography: 'works.bib',
};
export const NO_CACHE: UserConfig = { ...CONFIG, cache: false };
export const WITH_CACHE: UserConfig = { ...CONFIG, cache: {} };

/** A project of two documents; one of them has pictures, of which one is missing. */
export async function project(): Promise<string> {
  const folder = await folderWith({
    'look/template.tsx': TEMPLATE,
    'look/plain.css': 'main { color: black }',
    'shared/word.ts': "export { word } from './words.ts';",
    'shared/words.ts': "export const word = 'Report';",
    'works.bib': '@book{lund2020, title = {Tides}, author = {Lund, Mary}, year = {2020}}',
    'source/a.md': '# A\n\nThe tide rose to 4.2 metres.\n\n![north](north.svg) ![south](south.svg)\n',
    'source/b.md': '# B\n\nThe tide fell to 1.7 metres.\n',
    'source/north.svg': PICTURE,
  });
  await cp(FONT, join(folder, 'look', 'text.ttf'));
  return folder;
}

export const run = (folder: string, config = NO_CACHE, options: BuildOptions = {}) =>
  build({ cwd: folder, config, ...options });

/** How each document came about: `a built, b output`. */
export const told = ({ documents }: BuildResult) =>
  documents.map(({ name, ok, reused }) => `${name} ${ok ? (reused ?? 'built') : 'failed'}`).join(', ');

/** Outputs without the report and the manifest, which hold times. */
export async function outputs(folder: string): Promise<Record<string, string>> {
  const names = (await filesIn(join(folder, 'dist'))).filter((name) => !/(?:report|manifest)\.json$/.test(name));
  const read = names.map(async (name) => [name, await readFile(join(folder, 'dist', name), 'base64')] as const);
  return Object.fromEntries(await Promise.all(read));
}
