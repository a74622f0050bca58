import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'galley-examples-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Code blocks of the manuals, as files that import Galley as a reader's would. */
const examples = ['README.md', 'docs/ci.md', 'docs/configuration.md', 'docs/templates.md'].flatMap((manual) =>
  [...readFileSync(join(root, manual), 'utf8').matchAll(/^```(tsx?)\n(.*?)^```/gms)].map(
    ([, kind = '', code = '']) => ({
      kind,
      code,
    }),
  ),
);

it('the examples of the manuals have no type errors', () => {
  expect(examples.length).toBeGreaterThan(4);
  for (const [index, { kind, code }] of examples.entries())
    writeFileSync(join(folder, `example-${index}.${kind}`), code);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  const compilerOptions = {
    paths: {
      galley: [join(root, 'pipeline/galley.ts')],
      'galley/annotate': [join(root, 'pipeline/annotate/index.ts')],
    },
    rootDir: '/',
  };
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions,
    include: ['example-*', join(root, 'pipeline/html/*.d.ts')],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
    encoding: 'utf8',
  });
  expect(tsc.stderr).toBe('');
  // Errors of our own code are the linter's to report.
  const errors = tsc.stdout.split('\n').filter((line) => /error TS/.test(line) && !/^[^(]*pipeline\//.test(line));
  expect(errors).toEqual([]);
});
