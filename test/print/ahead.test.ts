import { expect, it } from 'vitest';
import type { PageMap, Printer } from '../../pipeline/contract/index.ts';
import { printEdition } from '../../pipeline/print/index.ts';
import { testPrinter } from '../host/browser/support.ts';
import { book, metadata } from './book.ts';

const deadline = 30_000;
const { render } = book(12, 40);

/** A printer that notes what it was asked to print. */
function noting(): { printer: Printer; jobs: string[] } {
  const { printer } = testPrinter();
  const jobs: string[] = [];
  return {
    jobs,
    printer: {
      ...printer,
      open() {
        const tab = printer.open();
        const print: typeof tab.print = async (job, signal) => {
          jobs.push(job.draft ? 'draft' : 'print');
          return tab.print(job, signal);
        };
        return { ...tab, print };
      },
    },
  };
}

async function edition(expected?: PageMap) {
  const { printer, jobs } = noting();
  const { bytes, ...rest } = await printEdition({ render, printer, metadata, deadline, ...(expected && { expected }) });
  return { bytes: Buffer.from(bytes).toString('base64'), rest, jobs };
}

it('takes the print with the expected pages where they are right, and makes the same PDF', async () => {
  const plain = await edition();
  const expecting = await edition(plain.rest.pageMap);
  expect(expecting).toEqual(plain);
  expect(expecting.jobs).toEqual(['draft', 'print']);
});

it('prints again where they are not, and makes the same PDF', async () => {
  const plain = await edition();
  const wrong = Object.fromEntries(
    Object.entries(plain.rest.pageMap).map(([id, { page, y }]) => [id, { page: page + 1, folio: String(page + 1), y }]),
  );
  const expecting = await edition(wrong);
  expect(expecting.jobs).toEqual(['draft', 'print', 'print']);
  expect({ ...expecting, jobs: plain.jobs }).toEqual(plain);
});

it('does not fail where nothing can be made of what is expected', async () => {
  const plain = await edition();
  const { printer } = testPrinter();
  const expected = { broken: { page: 1, folio: '1', y: 0 } };
  const fussy = (pages: PageMap) => (pages.broken ? Promise.reject(new Error('broken')) : render(pages));
  const { bytes } = await printEdition({ render: fussy, printer, metadata, deadline, expected });
  expect(Buffer.from(bytes).toString('base64')).toBe(plain.bytes);
});
