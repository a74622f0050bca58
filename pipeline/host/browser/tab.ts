import { type Assets, Failure, PRINT_ORIGIN as ORIGIN, type PrintJob } from '../../contract/index.ts';
import type { Browser, HTTPRequest } from './puppeteer.ts';

/**
 * What a document may load: its own files. `'unsafe-inline'` is for styles alone; scripts are off in
 * any case.
 */
const POLICY =
  "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; " +
  "form-action 'none'; base-uri 'none'";

/** Waits for the fonts and images of a page. Lazy images would otherwise be missing below the fold. */
const READY = `(async () => {
  await Promise.all([...document.images].map((image) => {
    image.loading = 'eager';
    return image.decode().catch(() => {});
  }));
  const faces = [...(await document.fonts.ready)];
  return faces.filter((face) => face.status === 'error').map((face) => face.family);
})()`;

/** A tab in a browser context of its own, made ready for one print. */
export interface Tab {
  /** Prints the job. Rejects with what Puppeteer says where the browser or the page is lost. */
  print(job: PrintJob): Promise<Uint8Array>;
  /** Whether the page's process has crashed. */
  crashed(): boolean;
  /** Resolves when it does. */
  crash: Promise<unknown>;
  /** Ends the page, whatever it is doing. */
  close(): Promise<void>;
}

/** Opens a tab: a page that is used twice numbers its structure differently, so each is used once. */
export async function openTab(browser: Browser): Promise<Tab> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  let crashed = false;
  let lose: (error: Error) => void = () => {};
  const lost = new Promise<never>((_, reject) => {
    lose = reject;
  });
  lost.catch(() => {});
  page.on('error', (error) => {
    crashed = true;
    lose(error);
  });
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
  await Promise.all([page.setJavaScriptEnabled(false), page.setRequestInterception(true)]);

  async function load(job: PrintJob): Promise<Uint8Array> {
    page.on('request', requestHandler(job));
    await page.goto(ORIGIN, { waitUntil: 'load', timeout: 0 });
    const broken = (await page.evaluate(READY)) as string[];
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
    return await printing;
  }

  return {
    print: (job) => Promise.race([load(job), lost]),
    crashed: () => crashed,
    crash: lost.catch(() => {}),
    close: () => context.close(),
  };
}

/** Answers the document once and its assets any number of times, and refuses everything else. */
function requestHandler(job: PrintJob): (request: HTTPRequest) => void {
  const files = byUrl(job.assets);
  let served = false;
  return (request) => {
    const url = withoutFragment(request.url());
    const asset = files.get(url);
    let answer: Promise<void>;
    if (url === ORIGIN && !served && request.isNavigationRequest()) {
      served = true;
      const headers = { 'Content-Security-Policy': POLICY };
      answer = request.respond({ status: 200, contentType: 'text/html; charset=utf-8', headers, body: job.html });
    } else if (asset && request.method() === 'GET' && !request.isNavigationRequest()) {
      answer = request.respond({ status: 200, contentType: asset.type, body: asset.bytes });
    } else {
      job.onRefused?.(url.startsWith(ORIGIN) ? url.slice(ORIGIN.length) : url);
      // A navigation that is blocked shows an error page; one that is aborted leaves the page as it is.
      answer = request.abort(request.isNavigationRequest() ? 'aborted' : 'blockedbyclient');
    }
    // The page may be gone by the time it is answered.
    answer.catch(() => {});
  };
}

function byUrl(assets: Assets): Map<string, { type: string; bytes: Uint8Array }> {
  return new Map([...assets].map(([path, asset]) => [withoutFragment(new URL(path, ORIGIN).href), asset]));
}

function withoutFragment(url: string): string {
  const at = url.indexOf('#');
  return at < 0 ? url : url.slice(0, at);
}
