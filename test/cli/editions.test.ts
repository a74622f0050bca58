import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { filesIn } from '../build/folder.ts';
import { galley } from './project.ts';

const SOURCES = fileURLToPath(new URL('../../source', import.meta.url));

/** Builds the project's own documents in a folder somewhere else. */
async function build(prefix: string, args: string[], env: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(SOURCES, join(folder, 'source'), { recursive: true });
  const { code, stderr } = await galley(['build', ...args], { cwd: folder, env });
  expect(code, stderr).toBe(0);
  return join(folder, 'dist');
}

describe('galley build of the documents in source/', () => {
  test('writes every output, the same bytes in another folder, time zone, language and order', async () => {
    const epoch = { SOURCE_DATE_EPOCH: '1740000000' };
    const one = await build('galley-a-', ['-j', '1'], { ...epoch, TZ: 'Pacific/Kiritimati', LANG: 'C' });
    const two = await build('galley-another-', ['-j', '4'], { ...epoch, TZ: 'Pacific/Pago_Pago', LANG: 'zh_CN.UTF-8' });
    const files = await filesIn(one);
    const names = [...new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0] ?? ''))];
    expect(names.length).toBeGreaterThanOrEqual(3);
    expect(files).toEqual(
      names
        .flatMap((name) =>
          [`${name}.html`, `${name}.annotated.html`, `${name}.pdf`, `${name}.annotated.pdf`, `${name}.tei.xml`]
            .concat('annotations.json', 'annotations.jsonld', 'statistics.csv', 'remarks.csv', 'report.json')
            .map((file) => `${name}/${file}`),
        )
        .concat('index.html', 'manifest.json')
        .sort(),
    );
    expect(await filesIn(two)).toEqual(files);
    for (const file of files.filter((name) => !/(?:report|manifest)\.json$/.test(name))) {
      expect((await readFile(join(one, file))).equals(await readFile(join(two, file))), file).toBe(true);
    }
  }, 180_000);
});
