import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv } from '../../../pipeline/build/output/csv.ts';

/** Reads RFC 4180. */
function records(text: string): string[][] {
  const out: string[][] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let row: string[] = []; field.lastIndex < text.length; ) {
    const [, quoted, plain, end] = field.exec(text) ?? expect.fail(`no record at ${field.lastIndex}`);
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') {
      out.push(row);
      row = [];
    }
  }
  return out;
}

const table = (...values: (string | number | null | undefined)[]) => csv([['value', (v) => v]], values);

describe('csv', () => {
  test('quotes what has to be quoted and ends each record with CRLF', () => {
    expect(table('约71.2亿只', 'a,b', 'she said "no"', 'two\nlines', 3, null, undefined)).toBe(
      'value\r\n约71.2亿只\r\n"a,b"\r\n"she said ""no"""\r\n"two\nlines"\r\n3\r\n\r\n\r\n',
    );
  });

  test('text that a spreadsheet would run is kept from it; numbers and operators stay', () => {
    expect(
      records(table('=1+1', '@SUM(A1)', '+cmd', '-2+3+cmd', '＝1+1', '-5%', '+3.2', '=', '>=', '-'))
        .flat()
        .slice(1),
    ).toEqual(["'=1+1", "'@SUM(A1)", "'+cmd", "'-2+3+cmd", "'＝1+1", '-5%', '+3.2', '=', '>=', '-']);
  });

  test('what is written is read again', () => {
    fc.assert(
      fc.property(fc.array(fc.string().filter((text) => !/^[=@+\-\t\r]/.test(text))), (values) => {
        expect(records(table(...values)).slice(1)).toEqual(values.map((value) => [value]));
      }),
    );
  });
});
