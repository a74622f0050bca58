import { relative } from 'node:path';
import { excerptOf } from '../../build/messages.ts';
import { annotatedDocument } from '../../build/output/annotations.ts';
import { statisticsTable } from '../../build/output/tables.ts';
import { filesOf, messagesOf, severityOf } from '../../contract/index.ts';
import { accept, prepare } from '../../run.ts';
import type { Context } from '../context.ts';
import { exitCodeFor } from '../exit.ts';
import { formatMessage } from '../message.ts';
import { styleFor } from '../style.ts';

/** Flags of `galley annotate`. */
export interface AnnotateFlags {
  json?: boolean;
  csv?: boolean;
  accept?: boolean;
  language?: string;
  date?: string;
}

/**
 * `galley annotate FILE`: the annotations of one document as JSON, or its statistics as a table; with
 * `--accept` its proposals go into its side file instead.
 */
export async function annotate(file: string, flags: AnnotateFlags, { output }: Context): Promise<number> {
  const { language, date } = flags;
  const options = { ...(language !== undefined && { language }), ...(date !== undefined && { date }) };
  if (flags.accept) {
    const { path, added } = await accept(file, options);
    output.out(
      added === 0
        ? 'nothing to accept: everything is decided'
        : `${added} proposals accepted in ${relative('.', path)}`,
    );
    return 0;
  }
  const document = await prepare({ file }, options);
  if (flags.csv) output.out(statisticsTable(document).replace(/\r\n$/, '\r'));
  else output.out(JSON.stringify(annotatedDocument(document), null, 2));
  const errors = messagesOf(document).filter((message) => severityOf(message) === 'error');
  for (const message of errors) {
    output.err(formatMessage(message, styleFor(output.colour), excerptOf(message, filesOf(document))));
  }
  return exitCodeFor(errors, errors.length > 0);
}
