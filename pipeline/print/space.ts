import { FONT_FILES } from './fonts.ts';
import { type Pdf, Ref, Stream } from './pdf/index.ts';

/** What takes the space in a PDF, bytes. */
export interface Space {
  fonts: number;
  /** What is painted on the pages. */
  pages: number;
  images: number;
  attachments: number;
  /** Tags, links, outline, metadata, and the table of all. */
  structure: number;
}

/** What takes the space in a document that was written to so many bytes. */
export function spaceOf(pdf: Pdf, total: number): Space {
  const space = { fonts: 0, pages: 0, images: 0, attachments: 0 };
  const fonts = new Set<number>();
  for (const object of pdf.objects) {
    if (!(object instanceof Map)) continue;
    for (const key of FONT_FILES) {
      const file = object.get(key);
      if (file instanceof Ref) fonts.add(file.number);
    }
  }
  for (const [number, object] of pdf.objects.entries()) {
    if (!(object instanceof Stream)) continue;
    const [type, subtype] = [object.dict.get('/Type'), object.dict.get('/Subtype')];
    const kind = fonts.has(number)
      ? 'fonts'
      : subtype === '/Image'
        ? 'images'
        : type === '/EmbeddedFile'
          ? 'attachments'
          : type === undefined || subtype === '/Form'
            ? 'pages'
            : undefined;
    if (kind) space[kind] += object.bytes.length;
  }
  const streams = Object.values(space).reduce((sum, bytes) => sum + bytes, 0);
  return { ...space, structure: total - streams };
}
