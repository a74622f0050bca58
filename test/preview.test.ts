import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findBrowser } from '../pipeline/host/browser/index.ts';
import { preview } from '../pipeline/preview/index.ts';

const paragraphs = Array.from({ length: 60 }, (_, i) => `The gauge at pier ${i} stood at ${i + 3} cm.`);
const textOf = (list: readonly string[]) => `# Tides\n\n${list.join('\n\n')}\n`;

/** The status and body that the server answers with. */
function get(url: string, path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; body: string; type: string }>((resolve, reject) => {
    const { port } = new URL(url);
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers: { host: `localhost:${port}`, ...headers } },
      (response) => {
        let body = '';
        response.setEncoding('latin1').on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body, type: String(response.headers['content-type']) }),
        );
      },
    );
    sent.on('error', reject).end();
  });
}

describe('a preview', () => {
  const controller = new AbortController();
  let folder = '';
  let url = '';
  let ended: Promise<void>;
  let built = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'galley-test-'));
    await mkdir(join(folder, 'source'));
    await writeFile(join(folder, 'source/tides.md'), textOf(paragraphs));
    await writeFile(join(folder, 'source/a b.md'), '# A & B\n\nText.\n');
    await writeFile(join(folder, 'secret.txt'), 'secret');
    ended = preview({
      cwd: folder,
      port: 0,
      signal: controller.signal,
      config: { variants: ['reading'] },
      onServe: (address) => {
        url = address;
      },
      onBuild: () => {
        built += 1;
      },
    });
    await vi.waitUntil(() => built === 1, { timeout: 50_000 });
  });
  afterAll(async () => {
    controller.abort();
    await ended;
    await rm(folder, { recursive: true, force: true });
  });

  it('serves a page and the editions of each document', async () => {
    await expect.poll(async () => (await get(url, '/')).body).toContain('<option value="a-b" selected>a-b</option>');
    expect(await get(url, '/tides')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
    expect((await get(url, '/editions/tides/tides.html')).body).toContain('pier 59');
    expect(await get(url, '/editions/a-b/%61-b.pdf')).toMatchObject({ status: 200, type: 'application/pdf' });
  });

  it('serves nothing else, and nobody who calls it by another name', async () => {
    const refused: [string, number, Record<string, string>?, string?][] = [
      ['/editions/../secret.txt', 404],
      ['/editions/%2e%2e/secret.txt', 404],
      ['/editions/..%2fsecret.txt', 404],
      ['/editions/', 404],
      ['/editions/tides', 404],
      ['/secret.txt', 404],
      ['/%', 404],
      ['/', 403, { host: 'example.org' }],
      ['/editions/tides/tides.html', 403, { host: 'example.org:80' }],
      ['/', 405, {}, 'POST'],
    ];
    for (const [path, status, headers, method] of refused) {
      const answer = await get(url, path, headers, method);
      expect(answer.status, path).toBe(status);
      expect(answer.body).not.toContain('secret');
    }
  });

  it('says so where its port is taken', async () => {
    const second = preview({ cwd: folder, port: Number(new URL(url).port), signal: new AbortController().signal });
    await expect(second).rejects.toMatchObject({ ruleId: 'preview/port' });
  });

  describe('in a browser', () => {
    let page: Page;
    let close = async () => {};
    beforeAll(async () => {
      const { launch } = await import('puppeteer-core');
      const { path } = await (await findBrowser({}, process.env)).executable();
      const browser = await launch({ executablePath: path, args: ['--no-sandbox'], headless: 'shell' });
      close = () => browser.close();
      page = await browser.newPage();
      await page.setViewport({ width: 1200, height: 700 });
      await page.goto(`${url}tides`);
    });
    afterAll(() => close());

    // Words, because the types of a page are not those of this test.
    const shown = () =>
      page.evaluate(`(() => {
        const [frame, pdf] = ['html', 'pdf'].map((id) => document.getElementById(id));
        const found = [...(frame.contentDocument?.querySelectorAll('p') ?? [])].find((p) => /edited/.test(p.textContent));
        const { top = -1 } = found?.getBoundingClientRect() ?? {};
        return { visible: frame.clientHeight > 500 && top > 0 && top < frame.clientHeight, pdf: pdf.src, scrolled: frame.contentWindow?.scrollY ?? 0 };
      })()`) as Promise<{ visible: boolean; pdf: string; scrolled: number }>;

    it('shows the edited paragraph in both editions after a save', async () => {
      await expect.poll(async () => (await shown()).pdf).toContain('/editions/tides/tides.pdf');
      const text = paragraphs.map((one, i) => (i === 50 ? 'This one was edited: 7 cm.' : one));
      await writeFile(join(folder, 'source/tides.md'), textOf(text));
      await expect.poll(async () => (await shown()).visible, { timeout: 20_000 }).toBe(true);
      const { pdf, scrolled } = await shown();
      expect(scrolled).toBeGreaterThan(500);
      const report = JSON.parse(await readFile(join(folder, 'dist/tides/report.json'), 'utf8'));
      const { pageMap } = report.editions.find(({ format }: { format: string }) => format === 'pdf');
      expect(pdf).toContain(`#page=${pageMap.s52.page}`);
    });

    it('shows what cannot be built, and that it was mended', async () => {
      const problems = () => page.evaluate(`document.getElementById('problems').innerText`);
      await writeFile(join(folder, 'source/tides.md'), Buffer.from([0x23, 0x20, 0x81, 0xff, 0xff, 0x0a]));
      await expect.poll(problems, { timeout: 20_000 }).toContain('source/tides.md');
      await writeFile(join(folder, 'source/tides.md'), textOf(paragraphs));
      await expect.poll(problems, { timeout: 20_000 }).toBe('');
    });
  });
});
