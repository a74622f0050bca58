import { type Assets, Failure, PRINT_ORIGIN as ORIGIN, type PrintJob } from '../../contract/index.ts';
import { within } from './deadline.ts';
import type { Browser, CDPSession, Paused } from './puppeteer.ts';

/**
 * What a document may load: its own files. `'unsafe-inline'` is for styles alone; scripts are off in
 * any case.
 */
const POLICY =
  "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; " +
  "form-action 'none'; base-uri 'none'";

/** On the screen, where nobody looks, nothing is laid out: a third of the time of a print. */
const UNSEEN = '<style>@media screen { html { display: none !important } }</style>';

/**
 * Waits for the images and fonts of a page, none of which is in use before it is printed. What is
 * asked for only then is missing; so pictures of styles are loaded by their addresses.
 */
const ready = (pictures: readonly string[]) => `(async () => {
  globalThis.pictures = ${JSON.stringify(pictures)}.map((url) => Object.assign(new Image(), { src: url }));
  await Promise.all([...pictures, ...document.images].map((image) => {
    image.loading = 'eager';
    return image.decode().catch(() => {});
  }));
  await Promise.all([...document.fonts].map((face) => face.load().catch(() => {})));
  const faces = [...(await document.fonts.ready)];
  return faces.filter((face) => face.status === 'error').map((face) => face.family);
})()`;

/**
 * Characters of pages after which a tab collects its garbage: by itself it holds 260 MB after twenty documents of
 * ten pages, this way 80 MB. After each page that would take a twentieth of the time.
 */
const MOST_LEFT = 750_000;

/** A tab in a browser context of its own, made ready to print. */
export interface Tab {
  /** Prints the job. Rejects with what Puppeteer says where the browser or the page is lost. */
  print(job: PrintJob): Promise<Uint8Array>;
  /** Whether it may print another document: it has read no file but fonts, which are the project's. */
  isClean(): boolean;
  /** Aborts when the page's process crashes. */
  crash: AbortSignal;
  /** Ends the page, whatever it is doing. */
  close(): Promise<void>;
}

/**
 * Opens a tab with an empty page at the address and under the policy of those that are to be printed. They are
 * written into it: that is sooner than to load each, and their fonts and images stay.
 */
export async function openTab(browser: Browser): Promise<Tab> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  // No promise: one that lasts holds on to whatever it is raced with.
  const crash = new AbortController();
  page.on('error', (error) => crash.abort(error));
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
  const [session] = await Promise.all([page.createCDPSession(), page.setJavaScriptEnabled(false)]);
  let answer = (request: Paused) => answerEmptyPage(session, request);
  // Puppeteer's own interception takes fifteen times as long to write a font into a message, code point by code point.
  session.on('Fetch.requestPaused', (request) => {
    // The page may be gone by the time it is answered.
    answer(request).catch(() => {});
  });
  await session.send('Fetch.enable');
  await within(page.goto(ORIGIN, { waitUntil: 'load', timeout: 0 }), undefined, crash.signal);
  let isClean = true;
  /** Characters of the pages that may still be in memory. */
  let left = 0;

  async function clear(size: number): Promise<void> {
    left += size;
    const collects = left > MOST_LEFT;
    if (collects) left = 0;
    await page.evaluate('document.documentElement.remove()');
    if (collects) await session.send('HeapProfiler.collectGarbage');
  }

  async function print(job: PrintJob): Promise<Uint8Array> {
    const files = byUrl(job.assets);
    isClean &&= [...files.values()].every(({ type }) => type.startsWith('font/'));
    answer = (request) => answerFile(session, request, files, job);
    await page.setContent(unseen(job.html), { waitUntil: 'load', timeout: 0 });
    const pictures = [...files].flatMap(([url, { type }]) => (type.startsWith('image/') ? [url] : []));
    const broken = (await page.evaluate(ready(pictures))) as string[];
    if (broken.length > 0) {
      const names = [...new Set(broken)].map((name) => `\`${name}\``).join(', ');
      throw new Failure('render/font', `Unexpected font that cannot be loaded: ${names}`, {
        note: 'Check that the file of the face is among the assets and is a whole TrueType or OpenType font.',
      });
    }
    const printing = page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: !job.draft,
      outline: !job.draft,
      waitForFonts: false,
      timeout: 0,
    });
    // By then the order is on its way.
    if (job.onLoaded) setImmediate(job.onLoaded);
    const pdf = await printing;
    // Until the print that follows there is time to give up the pages of this one.
    clear(job.html.length).catch(() => {});
    return pdf;
  }

  return {
    print: (job) => within(print(job), undefined, crash.signal),
    isClean: () => isClean && !crash.signal.aborted,
    crash: crash.signal,
    close: () => context.close(),
  };
}

function unseen(html: string): string {
  const end = html.indexOf('</head>');
  return end < 0 ? html + UNSEEN : html.slice(0, end) + UNSEEN + html.slice(end);
}

type Files = Map<string, { type: string; bytes: Uint8Array }>;

async function answerEmptyPage(session: CDPSession, request: Paused): Promise<void> {
  if (!isNavigation(request) || withoutFragment(request.request.url) !== ORIGIN) return await refuse(session, request);
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY };
  await fulfil(session, request, headers, Buffer.from('<!doctype html><title>-</title>'));
}

/** Answers the files of a job any number of times, and refuses everything else. */
async function answerFile(session: CDPSession, request: Paused, files: Files, { onRefused }: PrintJob): Promise<void> {
  const url = withoutFragment(request.request.url);
  const file = files.get(url);
  if (file && request.request.method === 'GET' && !isNavigation(request)) {
    return await fulfil(session, request, { 'Content-Type': file.type }, file.bytes);
  }
  onRefused?.(url.startsWith(ORIGIN) ? url.slice(ORIGIN.length) : url);
  await refuse(session, request);
}

async function fulfil(
  session: CDPSession,
  { requestId }: Paused,
  headers: Record<string, string>,
  bytes: Uint8Array,
): Promise<void> {
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: 200,
    responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
    body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  });
}

/** A navigation that is blocked shows an error page; one that is aborted leaves the page as it is. */
async function refuse(session: CDPSession, request: Paused): Promise<void> {
  const errorReason = isNavigation(request) ? 'Aborted' : 'BlockedByClient';
  await session.send('Fetch.failRequest', { requestId: request.requestId, errorReason });
}

function isNavigation({ resourceType }: Paused): boolean {
  return resourceType === 'Document';
}

function byUrl(assets: Assets): Files {
  return new Map([...assets].map(([path, asset]) => [withoutFragment(new URL(path, ORIGIN).href), asset]));
}

function withoutFragment(url: string): string {
  const at = url.indexOf('#');
  return at < 0 ? url : url.slice(0, at);
}
