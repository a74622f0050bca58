import { join } from 'node:path';
import type { Source } from './discover.ts';
import type { DocumentResult, Listener } from './events.ts';
import { messageOf } from './plain.ts';
import type { DocumentRecord } from './reuse/index.ts';

/** Tells of a document whose outputs were made before what was told of it then. */
export function tellReused(
  { name, path }: Source,
  { record, from, output, emit }: { record: DocumentRecord; from: 'output' | 'cache'; output: string; emit: Listener },
): DocumentResult {
  const folder = join(output, name);
  emit({ type: 'document:start', document: name, source: path });
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
  const result = { name, source: path, ok: true, folder, editions, reused: from, messages, milliseconds: 0 };
  emit({ type: 'document:done', document: name, result });
  return result;
}
