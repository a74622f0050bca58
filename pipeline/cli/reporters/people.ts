import { basename, dirname, relative } from 'node:path';
import type { BuildEvent, BuildResult, DocumentResult, Stage } from '../../build/events.ts';
import { severityOf } from '../../contract/index.ts';
import { formatMessage } from '../message.ts';
import type { Output } from '../output.ts';
import { printable, type Style, styleFor, truncate } from '../style.ts';
import type { Reporter, ReporterFlags } from './index.ts';

const STAGES: Record<Stage, string> = {
  read: 'reading',
  template: 'loading the template',
  html: 'making HTML',
  pdf: 'printing PDF',
  write: 'writing',
};

/** How often the clock of the status line moves, ms. */
const TICK = 200;

/** Messages as they come, a line for each document, a summary; on a terminal, a status line as well. */
export function peopleReporter({ quiet, strict, checking }: ReporterFlags, output: Output): Reporter {
  const style = styleFor(output.colour);
  const began = performance.now();
  const working = new Map<string, Stage>();
  let [total, done, notes] = [0, 0, 0];

  const show = () => {
    const [document, stage] = [...working].at(-1) ?? [];
    const what = document && stage ? ` · ${printable(document)} · ${STAGES[stage]}` : '';
    output.status(
      truncate(`${done}/${total} documents${what} · ${seconds(performance.now() - began)}`, output.columns - 1),
    );
  };
  const clock = output.terminal && !quiet ? setInterval(show, TICK).unref() : undefined;

  const finish = (result: DocumentResult) => {
    working.delete(result.name);
    done += 1;
    // Of a thousand documents that are as they were there is nothing to say.
    const isNews = checking ? !result.ok : result.reused !== 'output';
    if (!quiet && isNews) output.out(documentLine(result, style));
  };
  const handlers: { [E in BuildEvent as E['type']]: (event: E) => void } = {
    start: ({ documents }) => {
      total = documents.length;
    },
    'document:start': ({ document }) => void working.set(document, 'read'),
    stage: ({ document, stage }) => void working.set(document, stage),
    message: ({ message, excerpt }) => {
      const severity = severityOf(message);
      if (severity === 'info') notes += 1;
      const fails = severity === 'error' || (strict && severity === 'warning');
      const shown = quiet ? fails : severity !== 'info' || checking;
      if (shown) output.err(formatMessage(message, style, excerpt));
    },
    'document:done': ({ result }) => finish(result),
    'document:failed': ({ result }) => finish(result),
    done: ({ result }) => {
      if (quiet) return;
      for (const line of removals(result.removed)) output.out(`${style.yellow('removed')} ${line}`);
      const head = checking ? `${plural(result.documents.length, 'document')} checked` : made(result);
      output.out([style.bold(head), ...counts(result, checking ? 0 : notes, style)].join(', '));
    },
  };
  return {
    listen: (event) => {
      (handlers[event.type] as (event: BuildEvent) => void)(event);
      if (clock) show();
    },
    failed: () => false,
    close: () => {
      clearInterval(clock);
      output.status('');
    },
  };
}

function documentLine({ name, ok, editions, folder, milliseconds, reused }: DocumentResult, style: Style) {
  if (!ok) return `${style.red('failed')} ${printable(name)}`;
  const made = editions.map(({ format, variant, bytes, pages }) => {
    const size = pages === undefined ? `${Math.ceil(bytes / 1024)} kB` : plural(pages, 'page');
    return `${variant === 'annotated' ? 'annotated ' : ''}${format.toUpperCase()} ${style.dim(size)}`;
  });
  const where = relative('.', folder) || folder;
  const how = reused
    ? [style.green('restored'), 'from the cache']
    : [style.green('built'), `in ${seconds(milliseconds)}`];
  return `${how[0]} ${printable(where)}: ${made.join(', ')} ${style.dim(how[1] as string)}`;
}

const made = ({ built, documents, milliseconds }: BuildResult) =>
  `${built} of ${plural(documents.length, 'document')} in ${seconds(milliseconds)}`;

/** A line for each folder of files. */
function removals(paths: readonly string[]): string[] {
  const folders = new Map<string, string[]>();
  for (const path of paths) folders.set(dirname(path), [...(folders.get(dirname(path)) ?? []), basename(path)]);
  return [...folders].map(([folder, files]) => {
    const named = files.length > 3 ? plural(files.length, 'file') : files.map(printable).join(', ');
    return `${printable(relative('.', folder) || folder)}: ${named}`;
  });
}

function counts(result: BuildResult, notes: number, style: Style): string[] {
  const unchanged = result.documents.filter(({ reused }) => reused === 'output').length;
  return [
    unchanged > 0 && `${unchanged} unchanged`,
    result.failed > 0 && style.red(`${result.failed} failed`),
    result.errors > 0 && style.red(plural(result.errors, 'error')),
    result.warnings > 0 && style.yellow(plural(result.warnings, 'warning')),
    notes > 0 && style.dim(`${plural(notes, 'note')} (see \`galley check\`)`),
  ].filter((part) => part !== false);
}

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
