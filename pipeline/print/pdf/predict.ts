/** The predictor of PNG by which a row is what it differs by from the one above (ISO 32000-1, 7.4.4.4; PNG, 9.2). */
export const UP = 12;
const UP_TAG = 2;

/** Rows of equal length, each as its difference from the one before: rows that count upwards become all the same. */
export function encodeRows(rows: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    rows.map((row, at) => {
      const before = rows[at - 1];
      return Uint8Array.of(UP_TAG, ...row.map((byte, column) => byte - (before?.[column] ?? 0)));
    }),
  );
}

/** Makes rows of so many bytes of their differences; nothing where a row is encoded in another way. */
export function decodeRows(encoded: Uint8Array, columns: number): Buffer | undefined {
  for (let at = 0; at < encoded.length; at += columns + 1) if (encoded[at] !== UP_TAG) return undefined;
  const rows = Buffer.alloc(Math.floor(encoded.length / (columns + 1)) * columns);
  for (let at = 0; at < rows.length; at += 1) {
    const difference = encoded[at + Math.floor(at / columns) + 1] ?? 0;
    rows[at] = difference + (rows[at - columns] ?? 0);
  }
  return rows;
}
