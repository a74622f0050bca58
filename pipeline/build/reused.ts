import { join } from 'node:path';
import type { Source } from './discover.ts';
import type { DocumentResult, Listener } from './events.ts';
import { messageOf } from './plain.ts';
import type { DocumentRecord } from './reuse/index.ts';

/** What is told, and to whom. */
interface Told {
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
  { record, from, milliseconds = 0, output, emit }: Told,
): DocumentResult {
  const folder = join(output, name);
  if (from) emit({ type: 'document:start', document: name, source: path });
  const messages = record.messages.map(({ excerpt, ...plain }) => {
    const message = messageOf(plain);
    emit({ type: 'message', document: name, message, ...(excerpt !== undefined && { excerpt }) });
    return message;
  });
  const editions = record.editions.map(({ file, ...edition }) => ({
    ...edition,
    path: join(folder, file),
    ...(record.files[file] ?? { bytes: 0, sha256: '' }),
  }));
  const made = { name, source: path, ok: true, folder, editions, messages, milliseconds };
  const result = from ? { ...made, reused: from } : made;
  emit({ type: 'document:done', document: name, result });
  return result;
}
