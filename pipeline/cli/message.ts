import type { VFileMessage } from 'vfile-message';
import { type Severity, severityOf } from '../contract/index.ts';
import { frame } from './frame.ts';
import { printable, printableLines, type Style } from './style.ts';

const COLOURS: Record<Severity, 'red' | 'yellow' | 'blue'> = { error: 'red', warning: 'yellow', info: 'blue' };

/**
 * A message for a person: `file:line:column: severity: reason (rule)` as compilers write it, the line
 * of the source that it is about, and what to do.
 */
export function formatMessage(message: VFileMessage, style: Style, excerpt?: string): string {
  const severity = severityOf(message);
  const place = [message.file, message.line, message.column].filter((part) => part).join(':');
  const head = [
    ...(place === '' ? [] : [style.bold(`${printable(place)}:`)]),
    style[COLOURS[severity]](`${severity}:`),
    printable(message.reason),
    style.dim(`(${message.ruleId})`),
  ];
  const lines = [
    head.join(' '),
    excerpt === undefined ? undefined : frame(message, excerpt, style),
    message.note ? `  ${style.green('→')} ${printable(message.note)}` : undefined,
    message.ruleId === 'galley/bug' ? stackOf(message) : undefined,
  ];
  return lines.filter((line) => line !== undefined).join('\n');
}

function stackOf({ cause }: VFileMessage): string | undefined {
  return cause instanceof Error ? printableLines(cause.stack ?? cause.message) : undefined;
}
