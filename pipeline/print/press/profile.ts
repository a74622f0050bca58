import { Failure } from '../../contract/index.ts';

/** The name of an ICC profile of a press (ICC.1, 7.2 and 9.2.41). Fails with `config/press-profile` for any other file. */
export function profileName(profile: Uint8Array): string {
  const icc = Buffer.from(profile.buffer, profile.byteOffset, profile.byteLength);
  const at = (from: number, length: number): string => icc.toString('latin1', from, from + length);
  if (icc.length < 132 || at(36, 4) !== 'acsp') throw unexpected('a file that is no ICC profile');
  if (at(12, 4) !== 'prtr' || at(16, 4) !== 'CMYK')
    throw unexpected(`a profile of class \`${at(12, 4)}\` and space \`${at(16, 4).trim()}\``);
  const count = icc.readUInt32BE(128);
  for (let tag = 0; tag < count && 144 + 12 * tag <= icc.length; tag += 1) {
    if (at(132 + 12 * tag, 4) !== 'desc') continue;
    const from = icc.readUInt32BE(136 + 12 * tag);
    const name = textIn(icc.subarray(from, from + icc.readUInt32BE(140 + 12 * tag)));
    if (name !== '') return name;
  }
  return 'CMYK';
}

/** `textDescriptionType` of version 2, or the first text of `multiLocalizedUnicodeType`. */
function textIn(tag: Buffer): string {
  if (tag.toString('latin1', 0, 4) === 'desc')
    return tag.toString('latin1', 12, 12 + tag.readUInt32BE(8)).replace(/\0.*$/s, '');
  if (tag.toString('latin1', 0, 4) !== 'mluc' || tag.length < 28) return '';
  const [length, from] = [tag.readUInt32BE(20), tag.readUInt32BE(24)];
  return Buffer.from(tag.subarray(from, from + length))
    .swap16()
    .toString('utf16le')
    .replace(/\0.*$/s, '');
}

function unexpected(what: string): Failure {
  return new Failure('config/press-profile', `Unexpected ${what}, expected the CMYK profile of a press`, {
    note: 'Ask the printer which one the job is printed by, and name its file as `press.profile` in the configuration.',
  });
}
