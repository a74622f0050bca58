import type { VFileMessage } from 'vfile-message';
import { relatedTo, type Severity, severityOf } from '../../contract/index.ts';
import { failuresIn } from '../exit.ts';
import type { Output } from '../output.ts';
import type { Reporter, ReporterFlags } from './index.ts';

const COMMANDS: { readonly [severity in Severity]: string } = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands of GitHub Actions, which shows each message at its line of the change.
 *
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReporter({ quiet }: ReporterFlags, output: Output): Reporter {
  const write = (message: VFileMessage) => {
    if (!quiet || severityOf(message) === 'error') output.out(command(message));
  };
  return {
    listen: (event) => {
      if (event.type === 'message') write(event.message);
    },
    failed: (error) => {
      const failures = failuresIn(error) ?? [];
      for (const failure of failures) write(failure);
      return failures.length > 0;
    },
    close: () => undefined,
  };
}

function command(message: VFileMessage): string {
  const { file, line, column, place, ruleId, reason, note } = message;
  const end = place && 'end' in place ? place.end : undefined;
  const properties = {
    file: file || undefined,
    line,
    endLine: end?.line,
    col: column,
    // Columns of a message over several lines are taken for columns of one.
    endColumn: end && end.line === line ? end.column : undefined,
    title: ruleId,
  };
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  const list = given.map(([name, value]) => `${name}=${property(String(value))}`).join(',');
  const related = relatedTo(message);
  const other = related && `${related.reason}: ${[related.file, related.line, related.column].join(':')}`;
  const text = [reason, note, other].filter((part) => part).join('\n');
  return `::${COMMANDS[severityOf(message)]}${list ? ` ${list}` : ''}::${data(text)}`;
}

/** What would end a command or a property is written in per cent. */
const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
