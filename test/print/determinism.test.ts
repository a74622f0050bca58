import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { printEdition } from '../../pipeline/print/index.ts';
import { emptyFolder, testPrinter } from '../host/browser/support.ts';
import { book, metadata } from './book.ts';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const jiti = join(dirname(createRequire(import.meta.url).resolve('jiti/package.json')), 'lib', 'jiti-cli.mjs');

/** A process of its own with another time zone, language and folder. */
async function inAnotherProcess(job: string, variables: Record<string, string>): Promise<string> {
  const folder = emptyFolder();
  const out = join(folder, 'out.pdf');
  const env = { ...process.env, ...variables, TMPDIR: folder, NODE_ENV: 'production' };
  await run(process.execPath, [jiti, join(here, 'printing.ts'), job, out], { cwd: folder, env });
  return createHash('sha256').update(readFileSync(out)).digest('hex');
}

it('gives the same bytes in every process', async () => {
  const { printer } = testPrinter();
  const { render } = book(6, 30);
  const first = await printEdition({ render, printer, metadata, deadline: 30_000 });
  const second = await printEdition({ render, printer, metadata, deadline: 30_000 });
  const digest = createHash('sha256').update(first.bytes).digest('hex');
  expect(createHash('sha256').update(second.bytes).digest('hex')).toBe(digest);
  const job = JSON.stringify({ chapters: 6, sentences: 30 });
  const others = await Promise.all([
    inAnotherProcess(job, { TZ: 'Pacific/Kiritimati', LANG: 'zh_CN.UTF-8', LANGUAGE: 'zh', LC_ALL: 'zh_CN.UTF-8' }),
    inAnotherProcess(job, { TZ: 'Pacific/Pago_Pago', LANG: 'C', USER: 'somebody', FONTCONFIG_FILE: '/nowhere' }),
  ]);
  expect(others).toEqual([digest, digest]);
});

it('gives other bytes and another identifier for another document', async () => {
  const { printer } = testPrinter();
  const { render } = book(2, 5);
  const identifierOf = async (title: string) => {
    const { bytes } = await printEdition({ render, printer, metadata: { ...metadata, title }, deadline: 30_000 });
    return /\/ID ?\[ ?<([0-9A-Fa-f]{32})> ?<\1>/.exec(Buffer.from(bytes).toString('latin1'))?.[1];
  };
  const [one, other] = [await identifierOf('一'), await identifierOf('二')];
  expect(one).toMatch(/^[0-9a-f]{32}$/i);
  expect(other).toMatch(/^[0-9a-f]{32}$/i);
  expect(other).not.toBe(one);
});
