import { readFileSync } from 'node:fs';
import type { VFileMessage } from 'vfile-message';
import { Failure } from '../contract/index.ts';
import type { Interrupted } from './interrupt.ts';
import { formatMessage } from './message.ts';
import type { Output } from './output.ts';
import { printableLines, styleFor } from './style.ts';

/** Exit codes, as the manual names them. A signal n makes 128 + n. */
export const exits = { success: 0, diagnostics: 1, usage: 2, bug: 70 } as const;

/** Failures of what was asked for, rather than of a document. */
const USAGE = /^(usage|config)\/|^output\/(unsafe-dir|conflict|invalid-name)$/;

/** The exit code for a command that ended with an error. */
export function exitCodeOf(error: unknown): number {
  if (isInterruption(error)) return 128 + error.number;
  const failures = failuresIn(error);
  if (failures === undefined) return exits.bug;
  return failures.every(({ ruleId }) => USAGE.test(ruleId ?? '')) ? exits.usage : exits.diagnostics;
}

/** The exit code for a command that ended with messages. */
export function exitCodeFor(messages: readonly VFileMessage[], failed: boolean): number {
  if (messages.some(({ ruleId }) => ruleId === 'galley/bug')) return exits.bug;
  return failed ? exits.diagnostics : exits.success;
}

/** The failures that an error stands for; `undefined` for one that nobody foresaw. */
export function failuresIn(error: unknown): Failure[] | undefined {
  if (error instanceof Failure) return [error];
  if (!(error instanceof AggregateError)) return undefined;
  const failures = error.errors.filter((one) => one instanceof Failure);
  return failures.length === error.errors.length && failures.length > 0 ? failures : undefined;
}

/** Says why a command ended. */
export function explain(error: unknown, output: Output): void {
  if (isInterruption(error)) return;
  const failures = failuresIn(error);
  for (const failure of failures ?? []) output.err(formatMessage(failure, styleFor(output.colour), lineOf(failure)));
  if (failures) return;
  output.err(printableLines(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  output.err('This is a bug in Galley, not a fault of yours. Please report it together with the lines above.');
}

/** The line that a failure is about, where it is in a file that is there. */
function lineOf({ file, line }: Failure): string | undefined {
  if (!file || line === undefined) return undefined;
  try {
    return readFileSync(file, 'utf8').split(/\r\n|\r|\n/)[line - 1];
  } catch {
    return undefined;
  }
}

const isInterruption = (error: unknown): error is Interrupted => (error as Error | undefined)?.name === 'Interrupted';
