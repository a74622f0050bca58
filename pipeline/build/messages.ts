import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { Failure, filesOf, type GalleyDocument, messagesOf, severityOf } from '../contract/index.ts';

/**
 * Puts the messages of each file in the order of their places, and keeps each finding once: what is
 * wrong with a picture is found again in every edition.
 */
export function tidyMessages(document: GalleyDocument): void {
  for (const file of filesOf(document)) {
    const seen = new Map(file.messages.map((message) => [keyOf(message), message]));
    file.messages = [...seen.values()].sort(byPlace);
  }
}

const keyOf = (message: VFileMessage) =>
  [message.ruleId, message.file, message.line, message.column, message.reason].join('\0');

function byPlace(a: VFileMessage, b: VFileMessage): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** The messages of a document and, last, why it failed. */
export function allMessages(document: GalleyDocument | undefined, failure?: Failure): VFileMessage[] {
  const messages = document ? messagesOf(document) : [];
  return failure && !messages.includes(failure) ? [...messages, failure] : messages;
}

/** The line that a message is about. */
export function excerptOf(message: VFileMessage, files: readonly Pick<VFile, 'path' | 'value'>[]): string | undefined {
  const file = files.find(({ path }) => path === message.file) ?? files[0];
  if (file === undefined || message.line === undefined) return undefined;
  return String(file.value).split(/\r\n|\r|\n/)[message.line - 1];
}

export function count(messages: readonly VFileMessage[]): { errors: number; warnings: number } {
  const severities = messages.map(severityOf);
  return {
    errors: severities.filter((severity) => severity === 'error').length,
    warnings: severities.filter((severity) => severity === 'warning').length,
  };
}

/** What went wrong, as a failure of the document: an error that no stage foresaw is a bug of Galley. */
export function failureOf(error: unknown, file: string): Failure {
  if (error instanceof Failure) {
    error.file ||= file;
    return error;
  }
  const cause = error instanceof Error ? error : new Error(String(error));
  return new Failure('galley/bug', `Galley fails on this document: ${cause.message}`, {
    file,
    cause,
    note: 'This is a bug in Galley. Please report it together with the lines below.',
  });
}

const MACHINE = new Set(['render/browser-start', 'press/no-ghostscript']);

/** Whether what went wrong is of the machine, and so the same for every document. */
export function concernsAll(error: unknown): boolean {
  return error instanceof Failure && MACHINE.has(error.ruleId ?? '');
}
