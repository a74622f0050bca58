import { join } from 'node:path';
import type { Edition, PageMap, PrintedPages, ReadableDisk } from '../contract/index.ts';
import type { Report } from './output/report.ts';

/** The pages that the HTML editions of a document speak of. */
export interface SharedPages {
  /** Resolves as soon as they are known, before the PDF is finished; to nothing where none is made. */
  known: Promise<PrintedPages | undefined>;
  /** The latest, where those that were known at first were not yet right. */
  corrected(): PrintedPages | undefined;
  /** What the printing of an edition is to tell its pages to, if they are these. */
  listener(edition: Edition): ((pages: PrintedPages) => void) | undefined;
  /** No more pages will be told. */
  end(): void;
}

/** Those of the reading PDF, or of the annotated one where there is no other. */
export function sharedPages(editions: readonly Edition[]): SharedPages {
  const printed = editions.filter(({ format }) => format === 'pdf');
  const shared = printed.find(({ variant }) => variant === 'reading') ?? printed[0];
  const told: PrintedPages[] = [];
  let resolve: (pages: PrintedPages | undefined) => void = () => {};
  const known = new Promise<PrintedPages | undefined>((done) => {
    resolve = done;
  });
  return {
    known,
    corrected: () => (told.length > 1 ? told.at(-1) : undefined),
    listener: (edition) =>
      edition !== shared
        ? undefined
        : (pages) => {
            told.push(pages);
            resolve(pages);
          },
    end: () => resolve(undefined),
  };
}

/** Where the anchors of PDF editions in a folder were printed, by their files, as their report says. */
export async function formerPages(disk: ReadableDisk, folder: string): Promise<Map<string, PageMap>> {
  try {
    const { editions } = JSON.parse(Buffer.from(await disk.read(join(folder, 'report.json'))).toString()) as Report;
    return new Map(editions.flatMap(({ file, pageMap }) => (pageMap ? [[file, pageMap] as const] : [])));
  } catch {
    // There is none, or it is not ours.
    return new Map();
  }
}
