import { join } from 'node:path';
import type { VFileMessage } from 'vfile-message';
import type { DocumentResult, Listener, WrittenEdition } from './events.ts';
import type { DocumentRecord } from './reuse/index.ts';

/** A message of a document, with the line of the source that it is about. */
export interface Told {
  message: VFileMessage;
  excerpt?: string;
}

/** Tells of a document what was found in it, and what became of it. */
export function tell(
  about: Omit<DocumentResult, 'messages'>,
  messages: readonly Told[],
  emit: Listener,
): DocumentResult {
  const result = { ...about, messages: messages.map(({ message }) => message) };
  for (const told of messages) emit({ type: 'message', document: about.name, ...told });
  emit({ type: result.ok ? 'document:done' : 'document:failed', document: about.name, result });
  return result;
}

/** Editions as they lie in the folder of a document. */
export function editionsIn(
  folder: string,
  { editions, files }: Pick<DocumentRecord, 'editions' | 'files'>,
): WrittenEdition[] {
  return editions.map(({ file, ...edition }) => ({
    ...edition,
    path: join(folder, file),
    ...(files[file] ?? { bytes: 0, sha256: '' }),
  }));
}
