import type { VFileMessage } from 'vfile-message';
import { relatedTo, type Severity, severityOf } from '../contract/index.ts';
import { frame } from './frame.ts';
import { printable, printableLines, type Style } from './style.ts';

const COLOURS: Record<Severity, 'red' | 'yellow' | 'blue'> = { error: 'red', warning: 'yellow', info: 'blue' };

/**
 * A message for a person: `file:line:column: severity: reason (rule)` as compilers write it, the line
 * of the source that it is about, what to do, and the other place that it concerns.
 */
export function formatMessage(message: VFileMessage, style: Style, excerpt?: string): string {
  const severity = severityOf(message);
  const place = placeOf(message);
  const cause = relatedTo(message);
  // A cause without a place is in the reason already.
  const related = cause && placeOf(cause) !== '' ? cause : undefined;
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
    related
      ? `  ${style.dim('↳')} ${style.bold(`${printable(placeOf(related))}:`)} ${printable(related.reason)}`
      : undefined,
    message.ruleId === 'galley/bug' ? stackOf(message) : undefined,
  ];
  return lines.filter((line) => line !== undefined).join('\n');
}

const placeOf = ({ file, line, column }: VFileMessage) => [file, line, column].filter((part) => part).join(':');

function stackOf({ cause }: VFileMessage): string | undefined {
  return cause instanceof Error ? printableLines(cause.stack ?? cause.message) : undefined;
}
