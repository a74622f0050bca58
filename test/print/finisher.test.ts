import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { createFinisher, finishHere } from '../../pipeline/print/finisher.ts';
import { testPrinter } from '../host/browser/support.ts';
import { metadata, pageOf } from './book.ts';

/** As `npm test` builds it. */
const thread = new URL('../../lib/pipeline/print/finish-thread.js', import.meta.url);

function finisher(at = thread) {
  const made = createFinisher(at);
  onTestFinished(() => made.close());
  return made;
}

async function printed(body: string) {
  const { printer } = testPrinter();
  const { html, assets } = await pageOf(body);
  const raw = await printer.print({ html, assets, deadline: 30_000 });
  return [raw, metadata, html, {}, 0] as const;
}

beforeAll(() => expect(existsSync(fileURLToPath(thread))).toBe(true));

it('makes the same PDFs in a thread, several at a time', async () => {
  const pages = [await printed('<p>第</p>'), await printed('<p>章</p>')] as const;
  const { finish } = finisher();
  const aside = await Promise.all(pages.map((page) => finish(...page)));
  for (const [index, page] of pages.entries()) {
    const here = await finishHere(...page);
    expect(Buffer.compare(aside[index]?.bytes ?? Buffer.alloc(0), here.bytes)).toBe(0);
    expect(aside[index]).toEqual({ ...here, bytes: expect.any(Uint8Array) });
  }
});

it('fails as it does here', async () => {
  const page = await printed('');
  await expect(finisher().finish(...page)).rejects.toMatchObject({ ruleId: 'pdf/blank' });
});

it('goes on here where the thread is lost, and after it was closed', async () => {
  const page = await printed('<p>第</p>');
  const lost = finisher(new URL('./no-such-thread.js', thread));
  expect((await lost.finish(...page)).bytes.length).toBeGreaterThan(0);
  const closed = finisher();
  closed.warm();
  const finishing = closed.finish(...page);
  await closed.close();
  expect((await finishing).bytes.length).toBeGreaterThan(0);
});
