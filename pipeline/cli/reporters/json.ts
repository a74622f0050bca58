import type { BuildEvent, BuildResult, DocumentResult } from '../../build/events.ts';
import { plainMessage } from '../../build/plain.ts';
import { failuresIn } from '../exit.ts';
import type { Output } from '../output.ts';
import type { Reporter } from './index.ts';

/** One event a line, as JSON; nothing else is written to the standard output. */
export function jsonReporter(output: Output): Reporter {
  const write = (event: object) => output.out(JSON.stringify(event));
  return {
    listen: (event) => write(plainEvent(event)),
    failed: (error) => {
      const failures = failuresIn(error) ?? [];
      for (const failure of failures) write({ type: 'message', message: plainMessage(failure) });
      return failures.length > 0;
    },
    close: () => undefined,
  };
}

function plainEvent(event: BuildEvent): object {
  if (event.type === 'message') return { ...event, message: plainMessage(event.message) };
  if (event.type === 'done') return { ...event, result: plainResult(event.result) };
  // Messages have had lines of their own by now.
  if (event.type === 'document:done' || event.type === 'document:failed') {
    return { ...event, result: plainDocument(event.result) };
  }
  return event;
}

const plainResult = ({ documents, messages, ...result }: BuildResult) => ({
  ...result,
  messages: messages.length,
  documents: documents.map(plainDocument),
});
const plainDocument = ({ messages, ...result }: DocumentResult) => ({ ...result, messages: messages.length });
