import { type Pdf, Stream } from '../pdf/index.ts';

/** The browser writes every colour in RGB. */
const NEUTRAL = /(?<=^|\s)([\d.]+) \1 \1 (rg|RG)(?=\s|$)/g;
const GRAY: Readonly<Record<string, string>> = { rg: 'g', RG: 'G' };

/**
 * Greys as greys: a profile would make them of three inks, and thin rules of three inks have coloured edges wherever the
 * press is not exact.
 */
export function writeGreys(pdf: Pdf): void {
  const contents = new Set(pdf.pages().map(({ dict }) => dict.get('/Contents')));
  for (const [number, object] of pdf.objects.entries()) {
    if (!(object instanceof Stream)) continue;
    if (object.dict.get('/Subtype') !== '/Form' && !contents.has(pdf.ref(number))) continue;
    const before = object.content?.toString('latin1');
    const after = before?.replace(NEUTRAL, (_, value: string, operator: string) => `${value} ${GRAY[operator]}`);
    if (after !== undefined && after !== before) object.content = Buffer.from(after, 'latin1');
  }
}
