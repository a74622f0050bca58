import { VFileMessage } from 'vfile-message';
import type { BuildResult } from '../build/events.ts';
import { severityOf } from '../contract/index.ts';
import { type WatchOptions, watch } from '../watch.ts';
import { editedIn, type Words, wordsOf } from './edited.ts';
import { type News, type PreviewServer, servePreview } from './server.ts';

/** How to show editions while they are written. */
export interface PreviewOptions extends WatchOptions {
  /** Of the server; 0 for any that is free. */
  port: number;
  /** Told the address once it answers. */
  onServe?(url: string): void;
}

/**
 * Watches a project and shows its editions in a browser on this machine: HTML and PDF side by side, shown
 * anew after each build at the place that was edited. Returns when the signal aborts.
 *
 * Throws `Failure` `preview/port`.
 */
export async function preview({ port, onServe, onBuild, onFailure, ...options }: PreviewOptions): Promise<void> {
  let output = '';
  let documents: string[] = [];
  const words = new Map<string, Words>();
  const source = {
    get folder() {
      return output;
    },
    documents: () => documents,
  };
  const server: PreviewServer = await servePreview(source, port);
  onServe?.(server.url);
  const show = async (result: BuildResult): Promise<void> => {
    output = result.output;
    documents = result.documents.filter(({ editions }) => editions.length > 0).map(({ name }) => name);
    const built: News['built'] = [];
    for (const { name, ok, reused } of result.documents) {
      if (!ok) continue;
      const [before, now] = [words.get(name) ?? [], await wordsOf(output, name)];
      words.set(name, now);
      if (!reused || before.length === 0) built.push({ name, ...(await editedIn(before, now, output, name)) });
    }
    const failures = result.documents.flatMap(({ messages }) => messages.filter((one) => severityOf(one) === 'error'));
    server.tell({ built, problems: failures.map(shown) });
  };
  let showing: Promise<void> = Promise.resolve();
  try {
    await watch({
      ...options,
      onBuild: (result) => {
        onBuild?.(result);
        showing = showing.then(() => show(result));
      },
      onFailure: (error) => {
        onFailure?.(error);
        const errors: unknown[] = error instanceof AggregateError ? error.errors : [error];
        server.tell({
          built: [],
          problems: errors.map((one) => (one instanceof VFileMessage ? shown(one) : String(one))),
        });
      },
    });
  } finally {
    await showing;
    await server.close();
  }
}

/** A message with its place, and what to do. */
function shown({ file, line, column, reason, note }: VFileMessage): string {
  const place = [file, line, column].filter((part) => part !== undefined && part !== '').join(':');
  return [place === '' ? reason : `${place}: ${reason}`, note ?? ''].join('\n').trim();
}
