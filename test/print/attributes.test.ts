import { expect, it } from 'vitest';
import { tidyAttributes } from '../../pipeline/print/attributes.ts';
import { type Dict, dict, type Name, Pdf, Text, type Value } from '../../pipeline/print/pdf/index.ts';

/** What a cell says of itself after its attributes were put in order. */
function tidied(...attributes: Dict[]): Value | undefined {
  const pdf = new Pdf();
  const cell = dict({ '/S': '/TD', '/A': attributes });
  pdf.add(cell);
  tidyAttributes(pdf);
  return cell.get('/A');
}

const table = (entries: Readonly<Record<Name, Value>>) => dict({ '/O': '/Table', ...entries });

it('attributes of one owner are written together', () => {
  const heads = [new Text('(000001)')];
  expect(tidied(table({ '/Headers': heads }), table({ '/RowSpan': 2 }), table({ '/ColSpan': 3 }))).toEqual(
    table({ '/Headers': heads, '/RowSpan': 2, '/ColSpan': 3 }),
  );
});

it('that a cell takes one row and one column goes without saying', () => {
  expect(tidied(table({ '/Scope': '/Row' }), table({ '/RowSpan': 1 }), table({ '/ColSpan': 1 }))).toEqual(
    table({ '/Scope': '/Row' }),
  );
  expect(tidied(table({ '/RowSpan': 1 }), table({ '/ColSpan': 1 }))).toBeUndefined();
});

it('those of several owners stay apart', () => {
  const layout = dict({ '/O': '/Layout', '/Placement': '/Block' });
  expect(tidied(layout, table({ '/ColSpan': 2 }))).toEqual([layout, table({ '/ColSpan': 2 })]);
});
