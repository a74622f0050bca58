import type { Assets } from './edition.ts';
import type { Press } from './press.ts';

/**
 * Where a document is while it is printed: its files have addresses below this one, which is never
 * looked up (RFC 2606) and is taken out of the links of the finished PDF.
 */
export const PRINT_ORIGIN = 'https://galley.invalid/';

/** One page to print. */
export interface PrintJob {
  /** Complete. */
  html: string;
  /**
   * The files that it refers to. A URL stands for one content for as long as the printer lives: the browser does not
   * ask again for what it has.
   */
  assets: Assets;
  /** Without tags and outline, in half the time: what only says where things are printed. */
  draft?: boolean;
  /** Milliseconds after which the print is given up. */
  deadline: number;
  /** Told when the browser has all that it needs: from then on it works alone, and there is time for other things. */
  onLoaded?(): void;
  /** Told of each URL that the page asked for and was refused: it is not among the assets. */
  onRefused?(url: string): void;
}

/** A tab of the browser, scripts off, no network, for pages that are printed one after the other. */
export interface PrintTab {
  /**
   * Prints one page. Returns the browser's PDF: the same but for the numbers of its structure, whatever was
   * printed before, only sooner where the page has the files of the one before.
   */
  print(job: PrintJob, signal?: AbortSignal): Promise<Uint8Array>;
  /** Leaves it to others. Never throws. */
  close(): Promise<void>;
}

/** A browser that prints. It is started on the first print and restarted after a crash. */
export interface Printer {
  /** What stands for the browser where results are remembered. Starts nothing. */
  identity(): Promise<string>;
  /**
   * Starts the browser now and opens tabs in it, so that it is ready when the first page is; resolves when it is on
   * its way. Never throws.
   */
  warm(tabs?: number): Promise<void>;
  /** Begins pages that belong together, such as the draft of an edition and its print. */
  open(): PrintTab;
  /** Ends the browser and everything it started. */
  close(): Promise<void>;
}

/** What the pipeline asks for instead of touching the machine itself. */
export interface Host {
  /**
   * Reads a file inside the project or a template; a relative path counts from the project's folder.
   * Fails with `Failure` of rule `file/…`.
   */
  readFile(path: string): Promise<Uint8Array>;
  /** Where a font file is, by a path from a folder or as `package/path` of an installed package. Fails with `font/not-found`. */
  fontPath(file: string, folder: string): Promise<string>;
  /** The bytes of a font file. Fails with `font/…`. */
  readFont(file: string, folder: string): Promise<Uint8Array>;
  printer: Printer;
  press: Press;
  /** Seconds since 1970 of `SOURCE_DATE_EPOCH`, if it is set. */
  sourceDateEpoch: number | undefined;
}
