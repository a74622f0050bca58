/** An identifier of a table's header cell, as Chromium writes it: `(node00001355)`. */
const OPENING = Buffer.from('(node');
const DIGITS = 8;

/**
 * Numbers the identifiers of structure elements from 1, in place and in their order.
 *
 * Chromium takes them from a counter of the renderer process that other work advances as well: they
 * are the only thing, beside the dates, that differs between two prints of one page.
 */
export function renumberStructure(raw: Uint8Array): Uint8Array {
  const pdf = Buffer.from(raw);
  const places: { at: number; id: string }[] = [];
  for (let at = pdf.indexOf(OPENING); at >= 0; at = pdf.indexOf(OPENING, at + 1)) {
    const from = at + OPENING.length;
    const found = pdf.toString('latin1', from, from + DIGITS + 1);
    if (/^\d{8}\)$/.test(found)) places.push({ at: from, id: found.slice(0, DIGITS) });
  }
  const ids = [...new Set(places.map(({ id }) => id))].sort();
  const ranks = new Map(ids.map((id, i) => [id, String(i + 1).padStart(DIGITS, '0')]));
  for (const { at, id } of places) pdf.write(ranks.get(id) ?? id, at, 'latin1');
  return pdf;
}
