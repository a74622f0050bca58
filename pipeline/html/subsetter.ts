import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';

/** A font in HarfBuzz's memory: to cut it takes a few milliseconds, to bring it there several times as much. */
export interface Subsetter {
  /**
   * The font with the glyphs of these characters alone and those that features make of them, without hints, as
   * TrueType or OpenType as it was. Throws an `Error` where the font is damaged.
   */
  subset(characters: Iterable<string>): Buffer;
}

/** Features that typesetting uses; others, such as stylistic sets, are left out of an edition. */
const FEATURES = [
  ...['ccmp', 'locl', 'calt', 'liga', 'clig', 'rlig', 'kern', 'mark', 'mkmk'],
  ...['lnum', 'onum', 'pnum', 'tnum', 'frac', 'sups', 'subs', 'smcp', 'c2sc'],
  ...['halt', 'palt', 'chws', 'vhal', 'vpal', 'vchw', 'vert', 'vrt2', 'fwid', 'hwid', 'pwid', 'ruby'],
].map((tag) => Buffer.from(tag, 'latin1').readUInt32BE());

/** What is used of HarfBuzz's interface in C (hb-subset.h, hb-blob.h, hb-face.h, hb-set.h). Pointers are numbers, 0 is none. */
interface HarfBuzz {
  memory: { buffer: ArrayBuffer };
  _initialize(): void;
  malloc(size: number): number;
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_face_reference_blob(face: number): number;
  hb_set_add(set: number, value: number): void;
  hb_set_clear(set: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_input_set(input: number, kind: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_input_unicode_set(input: number): number;
  hb_subset_or_fail(face: number, input: number): number;
}

/** HB_MEMORY_MODE_WRITABLE */
const WRITABLE = 2;
/** HB_SUBSET_FLAGS_NO_HINTING */
const NO_HINTING = 1;
/** HB_SUBSET_SETS_LAYOUT_FEATURE_TAG */
const LAYOUT_FEATURES = 6;

let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * Compiles HarfBuzz, the first time.
 *
 * V8 would begin to optimise it in the background after its first face, which keeps a core busy for
 * 300 ms just when the browser needs it, and a face takes little before and after. The budget says
 * how much of a function is run before it is optimised; modules that are already loaded keep theirs.
 */
function compile(): Promise<WebAssembly.Module> {
  if (!compiled) {
    setFlagsFromString('--wasm-tiering-budget=2000000000');
    const path = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
    compiled = readFile(path).then((bytes) => WebAssembly.compile(bytes));
  }
  return compiled;
}

/** Begins to load what every font needs. Never throws. */
export function warmSubsetter(): void {
  compile().catch(() => {});
}

/**
 * Takes a font in: into a HarfBuzz of its own, since the memory of each is fixed (65 MB, of which what is not used takes
 * no room). Throws an `Error` where the font is too large for it.
 */
export async function openSubsetter(font: Uint8Array): Promise<Subsetter> {
  const { exports } = await WebAssembly.instantiate(await compile());
  const hb = exports as unknown as HarfBuzz;
  hb._initialize();
  const data = hb.malloc(font.length);
  if (data === 0) throw new Error(`${font.length} bytes are more than can be cut`);
  new Uint8Array(hb.memory.buffer).set(font, data);
  const blob = hb.hb_blob_create(data, font.length, WRITABLE, 0, 0);
  const face = hb.hb_face_create(blob, 0);
  return { subset: (characters) => subset(hb, face, characters) };
}

function subset(hb: HarfBuzz, face: number, characters: Iterable<string>): Buffer {
  const input = hb.hb_subset_input_create_or_fail();
  const features = hb.hb_subset_input_set(input, LAYOUT_FEATURES);
  hb.hb_set_clear(features);
  for (const tag of FEATURES) hb.hb_set_add(features, tag);
  hb.hb_subset_input_set_flags(input, NO_HINTING);
  const wanted = hb.hb_subset_input_unicode_set(input);
  for (const character of characters) hb.hb_set_add(wanted, character.codePointAt(0) ?? 0);
  const made = hb.hb_subset_or_fail(face, input);
  hb.hb_subset_input_destroy(input);
  if (made === 0) throw new Error('HarfBuzz finds no font in it');

  const blob = hb.hb_face_reference_blob(made);
  const at = hb.hb_blob_get_data(blob, 0);
  const bytes = Buffer.from(new Uint8Array(hb.memory.buffer, at, hb.hb_blob_get_length(blob)));
  hb.hb_blob_destroy(blob);
  hb.hb_face_destroy(made);
  if (bytes.length === 0) throw new Error('HarfBuzz finds no glyph in it');
  return bytes;
}
