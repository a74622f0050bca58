import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { build } from '../../pipeline/galley.ts';
import { folderWith } from './folder.ts';

const TEXT = Array.from({ length: 60 }, (_, i) => `## Station ${i}\n\nThe tide rose to ${i}.5 metres.\n`).join('\n');

it('makes of an edited document what a clean build makes of it', async () => {
  const folder = await folderWith({ 'source/a.md': `# A\n\n${TEXT}` });
  const options = { cwd: folder, variants: ['reading' as const] };
  const pdf = () => readFile(join(folder, 'dist/a/a.pdf'));
  const again = async (text: string) => {
    await writeFile(join(folder, 'source/a.md'), text);
    expect(await build({ ...options, force: true })).toMatchObject({ built: 1 });
    return pdf();
  };
  const first = await again(`# A\n\n${TEXT}`);
  for (const edited of [
    // One word, which moves nothing; and so much that all pages are others.
    `# A\n\n${TEXT.replace('The tide rose', 'The tides rose')}`,
    `# A\n\n${'The tide fell for a long time.\n\n'.repeat(60)}${TEXT}`,
  ]) {
    const made = await again(edited);
    expect(made.equals(first)).toBe(false);
    await rm(join(folder, 'dist'), { recursive: true });
    expect((await again(edited)).equals(made)).toBe(true);
  }
}, 60_000);
