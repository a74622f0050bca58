/** A column: its name, and what stands in it for a row. */
export type Column<Row> = readonly [name: string, value: (row: Row) => string | number | null | undefined];

/** A table in RFC 4180: CRLF at the end of each record, fields quoted where they have to be. */
export function csv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const records = [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, value]) => cell(value(row))))];
  return records.map((record) => `${record.map(quote).join(',')}\r\n`).join('');
}

/** U+FEFF before a table in a file, without which Excel does not read it as UTF-8. */
export const BOM = '\uFEFF';

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe before it; a source is not
 * trusted. Signed numbers stay as they are.
 * (OWASP, CSV Injection)
 */
function cell(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  return FORMULA.test(text) && !OPERATORS.has(text) ? `'${text}` : text;
}

const FORMULA = /^(?:[=@＝＠\t\r].|[+\-＋－](?!$|\d[\d.,]*%?$))/s;
const OPERATORS = new Set(['=', '~', '<~', '>~', '>', '>=', '<', '<=']);

function quote(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
