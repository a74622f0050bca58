import type { VFileMessage } from 'vfile-message';
import { galleyVersion } from '../../build/self.ts';
import { relatedTo, type Severity, severityOf } from '../../contract/index.ts';
import { failuresIn } from '../exit.ts';
import type { Output } from '../output.ts';
import type { Reporter, ReporterFlags } from './index.ts';

const LEVELS: { readonly [severity in Severity]: string } = { error: 'error', warning: 'warning', info: 'note' };

/**
 * One SARIF 2.1.0 log at the end, as code scanning of forges and editors reads it.
 *
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReporter({ quiet }: ReporterFlags, output: Output): Reporter {
  const messages: VFileMessage[] = [];
  let finished = false;
  return {
    listen: (event) => {
      if (event.type === 'message') messages.push(event.message);
      if (event.type === 'done') finished = true;
    },
    failed: (error) => {
      const failures = failuresIn(error) ?? [];
      messages.push(...failures);
      return failures.length > 0;
    },
    close: () => {
      const told = messages.filter((message) => !quiet || severityOf(message) === 'error');
      output.out(JSON.stringify(logOf(told, finished), null, 2));
    },
  };
}

function logOf(messages: readonly VFileMessage[], finished: boolean): object {
  const rules = [...new Set(messages.map(({ ruleId }) => ruleId ?? 'galley/bug'))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Galley', version: galleyVersion, rules: rules.map((id) => ({ id })) } },
        invocations: [{ executionSuccessful: finished }],
        columnKind: 'utf16CodeUnits',
        results: messages.map((message) => resultOf(message, rules)),
      },
    ],
  };
}

function resultOf(message: VFileMessage, rules: readonly string[]): object {
  const ruleId = message.ruleId ?? 'galley/bug';
  const related = relatedTo(message);
  return {
    ruleId,
    ruleIndex: rules.indexOf(ruleId),
    level: LEVELS[severityOf(message)],
    message: { text: [message.reason, message.note].filter((part) => part).join('\n') },
    locations: locationsOf(message),
    ...(related && {
      relatedLocations: locationsOf(related).map((place) => ({ ...place, message: { text: related.reason } })),
    }),
  };
}

/** The place of a message; none where it is of no file. */
function locationsOf({ file, line, column, place }: VFileMessage): object[] {
  if (!file) return [];
  const end = place && 'end' in place ? place.end : undefined;
  const region = line !== undefined && {
    region: {
      startLine: line,
      ...(column !== undefined && { startColumn: column }),
      ...(end && { endLine: end.line, endColumn: end.column }),
    },
  };
  return [{ physicalLocation: { artifactLocation: { uri: encodeURI(file) }, ...region } }];
}
