export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** Where a file stops being text. */
export interface Fault {
  /** Offset in bytes of the first sequence that is not a character. */
  offset: number;
  /** The text in front of it. */
  before: string;
}

/** Recognises how a file is encoded, or that it is `binary`. Files that fit nothing count as UTF-8. */
export function sniff(bytes: Uint8Array): Encoding | 'binary' {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';

  const nul = bytes.includes(0);
  if (!nul && decodes(bytes, 'utf-8')) return 'utf-8';
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    if (bytes.length % 2 === 0 && likely(bytes, encoding)) return encoding;
  }
  if (nul) return 'binary';
  // A damaged UTF-8 file often passes for GB18030, as other characters. It has to be named, not misread.
  const { valid, invalid } = countUtf8(bytes);
  if (valid > 1.5 * invalid) return 'utf-8';
  return likelyGb(bytes) ? 'gb18030' : 'utf-8';
}

/** The first place that does not decode, if there is one. */
export function firstFault(bytes: Uint8Array, encoding: Encoding): Fault | undefined {
  if (decodes(bytes, encoding)) return undefined;
  // A decoder fails at the same byte however much follows it, so the place can be bisected.
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(bytes.subarray(0, middle), encoding, true)) good = middle;
    else bad = middle;
  }
  // The last good prefix may end inside a character; step back to its beginning.
  const decoder = new TextDecoder(encoding, { fatal: true });
  let offset = Math.min(good, bytes.length);
  while (offset > 0 && !decodes(bytes.subarray(0, offset), encoding)) offset -= 1;
  return { offset, before: decoder.decode(bytes.subarray(0, offset)) };
}

function decodes(bytes: Uint8Array, encoding: Encoding, stream = false): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

/** Counts sequences of several bytes that are valid UTF-8, and bytes beyond ASCII that belong to none. */
function countUtf8(bytes: Uint8Array): { valid: number; invalid: number } {
  const count = { valid: 0, invalid: 0 };
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const following = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    let found = 0;
    while (found < following && ((bytes[at + found + 1] ?? 0) & 0xc0) === 0x80) found += 1;
    if (byte >= 0xc2 && found === following) {
      count.valid += 1;
      at += following;
    } else {
      count.invalid += 1;
      if (byte >= 0xc2) at += found;
    }
  }
  return count;
}

/** Printable ASCII, white space, Latin-1 letters, general and CJK punctuation, Han, full-width forms. */
const PLAUSIBLE = /[\t\n\r\x20-\x7E\u00A0-\u00FF\u2010-\u2027\u2030\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]/g;
/** Bytes looked at when guessing. */
const SAMPLE = 65_536;

function likely(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  const sample = new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE));
  return sample.length > 0 && (sample.match(PLAUSIBLE)?.length ?? 0) / sample.length >= 0.95;
}

/**
 * GB18030 gives a meaning to almost any bytes. Chinese text in it uses the rows of GB 2312 (both
 * bytes from 0xA1) for most of its characters; Latin text in a Windows code page does not.
 */
function likelyGb(bytes: Uint8Array): boolean {
  let basic = 0;
  let other = 0;
  for (let at = 0; at < Math.min(bytes.length, SAMPLE); at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    if (lead >= 0xa1 && trail >= 0xa1) basic += 1;
    else other += 1;
    if (trail >= 0x30) at += trail <= 0x39 ? 3 : 1;
  }
  return basic > other;
}
