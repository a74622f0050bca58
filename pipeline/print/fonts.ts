import type { Dict, Name, Pdf, Stream } from './pdf/index.ts';

/** A font object of a PDF. */
export interface PrintedFont {
  /** PostScript name without the tag of a subset. */
  name: string;
  /** As PDF names it: `CIDFontType2` and `CIDFontType0` are outlines of a font, `Type3` is drawings. */
  type: string;
  embedded: boolean;
  subset: boolean;
  /** Of the embedded file as it is stored, compressed. */
  bytes: number;
}

/** Six capitals and a plus sign (PDF 32000-1, 9.6.4). */
const SUBSET_TAG = /^[A-Z]{6}\+/;

/** The fonts of a PDF in the order of its objects. */
export function listFonts(pdf: Pdf): PrintedFont[] {
  const text = (dict: Dict, key: Name) => (pdf.name(dict.get(key)) ?? '/').slice(1);
  const fonts: PrintedFont[] = [];
  for (const object of pdf.objects) {
    if (!(object instanceof Map) || object.get('/Type') !== '/Font') continue;
    const type = text(object, '/Subtype');
    // The outlines of a composite font are described by its one descendant, an object of its own.
    if (type.startsWith('CIDFont')) continue;
    const [descendant] = pdf.array(object.get('/DescendantFonts')) ?? [];
    const outlines = pdf.dict(descendant) ?? object;
    const file = fontFile(outlines);
    const name = text(outlines, '/BaseFont') || text(object, '/Name');
    fonts.push({
      name: name.replace(SUBSET_TAG, ''),
      type: text(outlines, '/Subtype'),
      embedded: file !== undefined || type === 'Type3',
      subset: SUBSET_TAG.test(name),
      bytes: file?.bytes.length ?? 0,
    });
  }
  return fonts;

  function fontFile(outlines: Dict): Stream | undefined {
    const descriptor = pdf.dict(outlines.get('/FontDescriptor'));
    return FONT_FILES.map((key) => pdf.stream(descriptor?.get(key))).find((file) => file !== undefined);
  }
}

/** Where a descriptor has the font itself, by its format (ISO 32000-1, table 126). */
export const FONT_FILES = ['/FontFile', '/FontFile2', '/FontFile3'] as const;
