import { Failure } from '../contract/index.ts';

/** `<name>.annotated.html` has to fit in a file name of 255 bytes. */
const LONGEST = 200;
/** Names that Windows keeps for devices, with or without an extension. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** White space, what Windows forbids in a name, and what has a meaning in a URL. */
const UNSAFE = /[\s<>:"/\\|?*#%\p{Cc}]+/gu;

/**
 * The stem of a document's outputs, from the name of its source without the extension: NFC, spaces
 * and characters that are unsafe in file names or URLs made hyphens.
 *
 * Throws `output/invalid-name`.
 */
export function outputName(stem: string, source: string): string {
  const name = stem
    .normalize('NFC')
    .replace(UNSAFE, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  const bytes = Buffer.byteLength(name);
  if (name !== '' && !DEVICES.test(name) && bytes <= LONGEST) return name;
  const expected =
    bytes > LONGEST ? `at most ${LONGEST} bytes, found ${bytes}` : 'a name that a file can have everywhere';
  throw new Failure('output/invalid-name', `Unexpected name of \`${source}\`, expected ${expected}`, {
    file: source,
    note: 'Rename the source.',
  });
}

/** What two names have in common that a disk may hold to be the same. */
export const nameOnDisk = (name: string): string => name.normalize('NFC').toLowerCase();
