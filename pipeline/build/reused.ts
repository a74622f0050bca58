import { join } from 'node:path';
import type { Source } from './discover.ts';
import type { DocumentResult, Listener } from './events.ts';
import { toldOf } from './plain.ts';
import type { DocumentRecord } from './reuse/index.ts';
import { editionsIn, tell } from './tell.ts';

/** What is told, and to whom. */
interface Reused {
  record: DocumentRecord;
  /** Where the outputs were; somebody else has just made those of a document without it. */
  from?: 'output' | 'cache';
  milliseconds?: number;
  output: string;
  emit: Listener;
}

/** Tells of a document whose outputs were made before, or elsewhere, what was told of it then. */
export function tellReused(
  { name, path }: Source,
  { record, from, milliseconds = 0, output, emit }: Reused,
): DocumentResult {
  const folder = join(output, name);
  if (from) emit({ type: 'document:start', document: name, source: path });
  const made = { name, source: path, ok: true, folder, editions: editionsIn(folder, record), milliseconds };
  return tell(from ? { ...made, reused: from } : made, record.messages.map(toldOf), emit);
}
