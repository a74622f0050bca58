declare module 'subset-font' {
  interface Options {
    targetFormat?: 'truetype' | 'woff' | 'woff2';
    /** OpenType layout features to keep; all of them without it. */
    keepFeatures?: string[];
    noHinting?: boolean;
    dropTables?: string[];
  }

  /** Keeps the glyphs of the characters in `text`. Characters that the font lacks are left out silently. */
  export default function subsetFont(font: Buffer, text: string, options?: Options): Promise<Buffer>;
}
