/** What an image file is, by its first bytes; its name says nothing. */
export interface ImageInfo {
  type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/svg+xml';
  /** Intrinsic size, CSS px; absent where the file does not say. */
  width?: number;
  height?: number;
}

/**
 * Recognises PNG, JPEG, GIF, WebP and SVG.
 *
 * @returns undefined for anything else, also for a file whose header is cut short.
 */
export function imageInfo(bytes: Uint8Array): ImageInfo | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const read of [png, jpeg, gif, webp]) {
    try {
      const info = read(bytes, view);
      if (info) return info;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // cut short
    }
  }
  return isSvg(bytes) ? { type: 'image/svg+xml' } : undefined;
}

type Read = (bytes: Uint8Array, view: DataView) => ImageInfo | undefined;

function starts(bytes: Uint8Array, text: string, at = 0): boolean {
  return bytes.length >= at + text.length && [...text].every((c, i) => bytes[at + i] === c.charCodeAt(0));
}

/** PNG, 3rd edition, § 5.2 and 11.2.1. */
const png: Read = (bytes, view) =>
  starts(bytes, '\x89PNG\r\n\x1a\n') && starts(bytes, 'IHDR', 12)
    ? { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
    : undefined;

const gif: Read = (bytes, view) =>
  starts(bytes, 'GIF87a') || starts(bytes, 'GIF89a')
    ? { type: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
    : undefined;

/** JPEG: the first frame header (SOF) holds the size (ITU-T T.81, B.2.2). */
const jpeg: Read = (bytes, view) => {
  if (!starts(bytes, '\xff\xd8\xff')) return undefined;
  let at = 2;
  for (;;) {
    while (view.getUint8(at) === 0xff && view.getUint8(at + 1) === 0xff) at += 1; // fill bytes
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    const tables = marker === 0xc4 || marker === 0xc8 || marker === 0xcc;
    if (marker >= 0xc0 && marker <= 0xcf && !tables) {
      return { type: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    if (marker === 0xd9 || marker === 0xda) return undefined;
    at += 2 + view.getUint16(at + 2);
  }
};

/** WebP: lossy, lossless and extended files keep the size in three ways (RFC 9649, § 2). */
const webp: Read = (bytes, view) => {
  if (!starts(bytes, 'RIFF') || !starts(bytes, 'WEBP', 8)) return undefined;
  const type = 'image/webp';
  if (starts(bytes, 'VP8 ', 12)) {
    return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (starts(bytes, 'VP8L', 12)) {
    const bits = view.getUint32(21, true);
    return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (starts(bytes, 'VP8X', 12)) {
    const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
    return { type, width: three(24), height: three(27) };
  }
  return undefined;
};

/** An `<svg>` element after an optional byte order mark, XML declaration, comments and document type. */
const SVG =
  /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg[\s>/]/i;

function isSvg(bytes: Uint8Array): boolean {
  return SVG.test(new TextDecoder().decode(bytes.subarray(0, 16_384)));
}
