import { join } from 'node:path';
import type { Disk } from '../../contract/index.ts';
import type { PlainMessage } from '../plain.ts';
import { galleyVersion } from '../self.ts';
import { type DocumentRecord, isName, isSound } from './record.ts';

/** What lies in an output folder and was made by Galley: `manifest.json`. */
export interface Manifest {
  /** Version that wrote it last. */
  galley: string;
  /** By name. */
  documents: { [name: string]: Listed };
  /** Where the facts of the documents contradicted each other, and the digest of those facts. */
  contradictions?: { key: string; messages: PlainMessage[] };
}

/** A document in an output folder. */
export interface Listed extends DocumentRecord {
  /** The way from the output folder to the project that it is of. */
  project: string;
  /** Files of editions that the last build was not asked for. */
  others?: DocumentRecord['files'];
}

export const MANIFEST = 'manifest.json';
/** The page that lists the documents. */
export const PAGE = 'index.html';

/** The manifest of an output folder; an empty one where there is none that can be read. */
export async function readManifest(disk: Disk, folder: string): Promise<Manifest> {
  const empty = { galley: galleyVersion, documents: {} };
  try {
    const found = JSON.parse(Buffer.from(await disk.read(join(folder, MANIFEST))).toString()) as Partial<Manifest>;
    const documents = Object.entries(found.documents ?? {}).filter(([name, record]) => isListed(name, record));
    return { ...empty, ...found, documents: Object.fromEntries(documents) };
  } catch {
    return empty;
  }
}

function isListed(name: string, record: Partial<Listed> | null): boolean {
  return record !== null && isSound(record) && [name, ...Object.keys(record.others ?? {})].every(isName);
}

export function manifestText(manifest: Manifest): string {
  const documents = Object.fromEntries(Object.entries(manifest.documents).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ ...manifest, galley: galleyVersion, documents }, null, 1)}\n`;
}
