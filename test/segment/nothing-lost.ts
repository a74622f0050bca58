import type { GalleyDocument } from '../../pipeline/contract/index.ts';

/**
 * What of a document's files is in no segment, apart from white space: for a plain text it must be
 * nothing, for Markdown only its marks. Also says what is in two segments, or out of order.
 */
export function unaccounted(document: GalleyDocument): { lost: string; doubled: string; outOfOrder: string[] } {
  let lost = '';
  let doubled = '';
  const outOfOrder: string[] = [];
  document.files.forEach((file, index) => {
    const source = String(file.value);
    const times = new Uint8Array(source.length);
    for (const { file: at, role, runs, text, id } of document.segments) {
      if (at !== index) continue;
      let last = -1;
      for (const run of runs) {
        for (let i = 0; i < run.length; i += 1) times[run.offset + i] = (times[run.offset + i] ?? 0) + 1;
        if (run.offset < last) outOfOrder.push(id);
        last = run.offset;
        if (
          role !== 'noise' &&
          run.length > 1 &&
          text.slice(run.at, run.at + run.length) !== source.slice(run.offset, run.offset + run.length)
        )
          outOfOrder.push(id);
      }
    }
    for (let at = 0; at < source.length; at += 1) {
      const character = source[at] ?? '';
      if (times[at] === 0 && !/\s/.test(character)) lost += character;
      if ((times[at] ?? 0) > 1) doubled += character;
    }
  });
  return { lost, doubled, outOfOrder };
}
