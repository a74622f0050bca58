import { type Dict, Ref, Stream, Text, type Value } from './values.ts';

/** An object as it is written in a file (ISO 32000-1, 7.3), one character a byte. */
export function serialize(value: Value, numberOf: (ref: Ref) => number): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numeral(value);
  if (value instanceof Ref) return `${numberOf(value)} 0 R`;
  if (value instanceof Text) return value.written;
  if (value instanceof Map) return serializeDict(value, numberOf);
  if (Array.isArray(value)) return `[${value.map((one) => serialize(one, numberOf)).join(' ')}]`;
  if (value instanceof Stream) throw new TypeError('a stream is an object of its own');
  return String(value);
}

/** What begins with one of these needs no space before it. */
const DELIMITER = /^[/<[(]/;

export function serializeDict(dict: Dict, numberOf: (ref: Ref) => number): string {
  let entries = '';
  for (const [key, value] of dict) {
    const written = serialize(value, numberOf);
    entries += DELIMITER.test(written) ? key + written : `${key} ${written}`;
  }
  return `<<${entries}>>`;
}

/** PDF knows no exponents (7.3.3). */
const numeral = (value: number): string => {
  const written = String(value);
  return written.includes('e') ? value.toFixed(6) : written;
};
