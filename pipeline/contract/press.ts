/** How a PDF is made ready for a printing press. */
export interface PressSettings {
  /** ICC profile of the press, for CMYK. */
  profile: Uint8Array;
  /** Name of the printing condition, such as `FOGRA51`; by default what the profile calls itself. */
  condition?: string;
  /** Millimetres beyond the trimmed page. */
  bleed: number;
  /** Blank pages at the end make their number a multiple of this one: 4 for sheets that are folded once. */
  pages: number;
  /** Pixels per inch that an image has at least. */
  resolution: number;
}

/** Share of a page that each ink covers, 0 to 1. */
export interface Ink {
  cyan: number;
  magenta: number;
  yellow: number;
  black: number;
}

/** What is told of a PDF for the press. */
export interface PressReport {
  /** Of the printing condition. */
  condition: string;
  /** The blank ones at the end included. */
  pages: number;
  blank: number;
  /** Of each page that is not blank. */
  ink: Ink[];
}

/** A program that knows the colours of presses. Found when it is first asked for; fails with `press/…`. */
export interface Press {
  /** Name and version, which results are remembered by. */
  identity(): Promise<string>;
  /** The same PDF in the inks of a profile, text in black ink alone; without links and tags. */
  convert(pdf: Uint8Array, profile: Uint8Array, signal?: AbortSignal): Promise<Uint8Array>;
  /** How much ink each page takes. */
  ink(pdf: Uint8Array, signal?: AbortSignal): Promise<Ink[]>;
}
