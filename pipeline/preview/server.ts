import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { Failure } from '../contract/index.ts';
import { page, SCRIPT, STYLE } from './page.ts';

/** What happened in a build, for a page that shows one of its documents. */
export interface News {
  /** Documents that were made, each with the id of what was edited in it and the page that is on. */
  built: { name: string; anchor?: string; page?: number }[];
  /** What went wrong, as it is printed on the terminal. */
  problems: string[];
}

/** A server of editions on this machine. */
export interface PreviewServer {
  /** `http://localhost:4321/`. */
  url: string;
  /** Tells all open pages. */
  tell(news: News): void;
  close(): Promise<void>;
}

/** Where the editions are, and the names of the documents as they are by now. */
export interface PreviewSource {
  folder: string;
  documents(): readonly string[];
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.pdf': 'application/pdf',
  '.json': 'application/json; charset=utf-8',
  '.jsonld': 'application/ld+json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/tei+xml; charset=utf-8',
};

/**
 * Serves the editions of an output folder, and a page that shows the HTML of each beside its PDF. It
 * listens on this machine alone, and answers nobody who calls it by another name.
 *
 * Fails with `preview/port` where the port is taken.
 */
export async function servePreview(source: PreviewSource, port: number): Promise<PreviewServer> {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    answer(request, response, source, listeners, server).catch(() => send(response, 500, 'text/plain', 'Error'));
  });
  await listen(server, port);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${taken}/`,
    tell: (news) => {
      for (const listener of listeners) listener.write(`data: ${JSON.stringify(news)}\n\n`);
    },
    close: () =>
      new Promise((resolve) => {
        for (const listener of listeners) listener.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const reason = `Unexpected answer of the system to port \`${port}\`: ${cause.message}`;
      reject(new Failure('preview/port', reason, { note: 'Name another one with `--port`, or 0 for any.', cause }));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function answer(
  { method, url = '/', headers }: IncomingMessage,
  response: ServerResponse,
  source: PreviewSource,
  listeners: Set<ServerResponse>,
  server: Server,
): Promise<void> {
  const { port } = server.address() as AddressInfo;
  // Another site must not read a draft through a name that it lets point here.
  if (![`localhost:${port}`, `127.0.0.1:${port}`].includes(headers.host ?? ''))
    return send(response, 403, 'text/plain', 'Forbidden');
  if (method !== 'GET' && method !== 'HEAD') return send(response, 405, 'text/plain', 'Method not allowed');
  const [first = '', ...rest] = decoded(url.split(/[?#]/)[0] ?? '/')
    .slice(1)
    .split('/');
  if (first === 'events') return subscribe(response, listeners);
  if (first === 'preview.css') return send(response, 200, 'text/css', STYLE);
  if (first === 'preview.js') return send(response, 200, 'text/javascript', SCRIPT);
  if (first === 'editions') return sendFile(response, source.folder, rest);
  const documents = source.documents();
  const name = first === '' ? documents[0] : documents.find((one) => one === first);
  if (rest.length > 0) return send(response, 404, 'text/plain', 'Not found');
  // It may be there after the next build.
  return send(response, first !== '' && !name ? 404 : 200, 'text/html; charset=utf-8', page(documents, name));
}

function subscribe(response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream' });
  response.write(':\n\n');
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
}

/** A file of the output folder, links resolved. */
async function sendFile(response: ServerResponse, folder: string, way: readonly string[]): Promise<void> {
  const path = await realpath(join(folder, ...way)).catch(() => undefined);
  const root = await realpath(folder).catch(() => undefined);
  const found = path && root && path.startsWith(root + sep) ? await stat(path) : undefined;
  if (!path || !found?.isFile()) return send(response, 404, 'text/plain', 'Not found');
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  response.writeHead(200, { ...HEADERS, 'Content-Type': type, 'Content-Length': found.size });
  createReadStream(path)
    .on('error', () => response.destroy())
    .pipe(response);
}

const HEADERS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

function send(response: ServerResponse, status: number, type: string, body: string): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { ...HEADERS, 'Content-Type': type }).end(body);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/404/';
  }
}
