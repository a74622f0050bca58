import { type Edition, Failure, type GalleyDocument, locator, type TextGrid } from './contract/index.ts';
import type { CoarseImage, GridDeviation, GridReport, LostText } from './print/index.ts';

/** Where the text layer of a PDF lacks words of the source. */
export function textLost(
  { files, segments }: GalleyDocument,
  { variant }: Edition,
  { anchor, text }: LostText,
): Failure {
  const inside = segments.find(({ id }) => id === anchor) ?? segments.find((segment) => segment.text.includes(text));
  const file = files[inside?.file ?? 0];
  const at = inside?.text.indexOf(text) ?? -1;
  const place =
    inside && file && at >= 0
      ? locator(inside.runs, String(file.value)).position(at, at + text.length)
      : inside?.position;
  const reason = `Unexpected ${variant} PDF without \`${text}\` in its text, expected every word of the source in its order`;
  return new Failure('pdf/text-lost', reason, {
    ...(file && { file: file.path }),
    ...(place && { place }),
    note: 'Look for what hides these words or moves them: a rule of the print style sheet, or a transformation of the template.',
  });
}

/** Anchors that a message names; the rest are in the report. */
const NAMED = 5;

/** Page numbers that did not come to rest. */
export function reportUnsettled({ files }: GalleyDocument, { variant }: Edition, unsettled: readonly string[]): void {
  if (unsettled.length === 0) return;
  const named = unsettled.slice(0, NAMED).map((id) => `\`#${id}\``);
  const all = named.join(', ') + (unsettled.length > NAMED ? `, … (${unsettled.length} in all)` : '');
  const reason = `Unexpected page numbers in the ${variant} PDF: after two rounds of printing these places are not where they say: ${all}`;
  const message = files[0]?.message(reason, { ruleId: 'pdf/unsettled', source: 'galley' });
  if (message) message.note = 'In the print style sheet, give page numbers a fixed width, so that they move no text.';
}

/** Images that a press would show coarser than it can. */
export function reportCoarse({ files }: GalleyDocument, coarse: readonly CoarseImage[], least: number): void {
  for (const { page, resolution } of coarse) {
    const reason = `Unexpected image of ${Math.round(resolution)} pixels per inch on page ${page}, expected at least ${least}`;
    const message = files[0]?.message(reason, { ruleId: 'press/image-resolution', source: 'galley' });
    if (message) message.note = 'Take a larger picture, or set it smaller.';
  }
}

/** Characters of a line that a message shows. */
const SHOWN = 16;

/** Deviations of one kind that are told in full. */
const TOLD = 3;

/** Where the text of a PDF is not on the grid of its template: the first deviations of each kind, and how many more. */
export function reportGrid(
  { files }: GalleyDocument,
  { variant }: Edition,
  grid: TextGrid,
  { deviations }: GridReport,
): void {
  for (const [kind, { ruleId, note }] of Object.entries(RULES)) {
    const found = deviations.filter((deviation) => deviation.kind === kind);
    const reasons = found.slice(0, TOLD).map((deviation) => reasonOf(deviation, grid));
    if (found.length > TOLD) reasons.push(`deviations of this kind: ${found.length - TOLD} more, see \`report.json\``);
    for (const reason of reasons) {
      const message = files[0]?.message(`Unexpected ${reason} (${variant} PDF)`, {
        ruleId,
        source: 'galley',
      });
      if (!message) continue;
      message.note = note;
      // The layout chose to: GB/T 9704-2012 § 5.2.3 allows it where there is a reason.
      if (kind === 'lines') message.fatal = null;
    }
  }
}

function reasonOf({ kind, page, found, text }: GridDeviation, { size, lines, characters }: TextGrid): string {
  const line = `\`${[...text].slice(0, SHOWN).join('')}\``;
  if (kind === 'size') return `type of ${found} pt from page ${page} on, expected ${size} pt`;
  if (kind === 'lines') return `page ${page} of ${found} lines, expected ${lines}: ${line} begins the next one`;
  if (kind === 'characters') return `line ${line} of ${found} characters on page ${page}, expected ${characters}`;
  return `line ${line} on page ${page}, ${Math.abs(found)} pt ${found > 0 ? 'below' : 'above'} its place on the grid`;
}

const RULES: Record<GridDeviation['kind'], { ruleId: string; note: string }> = {
  size: {
    ruleId: 'pdf/grid-size',
    note: 'Something is wider than the type area, and the browser scaled all pages to it: a table, a picture, a word.',
  },
  lines: {
    ruleId: 'pdf/grid-lines',
    note: 'What begins the next page was kept whole, or with the text behind it.',
  },
  characters: {
    ruleId: 'pdf/grid-characters',
    note: 'Something in the line is not divided. Look for rules of the print style sheet that keep words whole.',
  },
  position: {
    ruleId: 'pdf/grid-position',
    note: 'Something above the line is not as high as a whole number of lines.',
  },
};
