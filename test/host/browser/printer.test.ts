import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as surface from '../../../pipeline/host/browser/index.ts';
import { findBrowser } from '../../../pipeline/host/browser/index.ts';
import { browserProcesses, emptyFolder, isRoot, pageOf, testPrinter, textOfPages, until } from './support.ts';

const deadline = 30_000;

/** Takes the browser a second or more to print. */
const LONG = Array.from({ length: 6_000 }, (_, index) => `<p>第${index}段</p>`).join('');

it('exports what the host and the command line need', () => {
  expect(Object.keys(surface).sort()).toEqual(['createPrinter', 'describeBrowser', 'findBrowser']);
});

describe('a print', () => {
  it('has the text in an embedded font', async () => {
    const { printer } = testPrinter();
    const pdf = await printer.print({ ...(await pageOf('<p>约三百家企业复工</p>')), deadline });
    expect(await textOfPages(pdf)).toEqual(['约三百家企业复工']);
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSerifSC-Regular/);
  });

  it('shows lazy and embedded images', async () => {
    const { printer } = testPrinter();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">x</text></svg>';
    const { html, assets } = await pageOf(
      '<p>图</p><div style="height:90cm"></div><img loading="lazy" src="图 1.svg">',
    );
    const withImage = new Map([...assets, ['图 1.svg', { type: 'image/svg+xml', bytes: Buffer.from(svg) }]]);
    const pages = await textOfPages(await printer.print({ html, assets: withImage, deadline }));
    expect(pages.at(-1)).toBe('x');
  });

  it('sees no font but those of the edition and the fallback', async () => {
    const { printer } = testPrinter();
    const html = '<!doctype html><p style="font-family:DejaVu Sans,Liberation Serif,Noto Sans,monospace">Plain words';
    const pdf = await printer.print({ html, assets: new Map(), deadline });
    const names = [
      ...Buffer.from(pdf)
        .toString('latin1')
        .matchAll(/\/FontName \/[A-Z]{6}\+(\S+)/g),
    ].map(([, name]) => name);
    expect(new Set(names)).toEqual(new Set(['OpenSans-Regular']));
  });

  it('fails where a font of the edition cannot be loaded', async () => {
    const { printer } = testPrinter();
    const { html } = await pageOf('<p>字</p>');
    const assets = new Map([['fonts/face.ttf', { type: 'font/ttf', bytes: Buffer.from('no font') }]]);
    await expect(printer.print({ html, assets, deadline })).rejects.toMatchObject({
      ruleId: 'render/font',
      reason: 'Unexpected font that cannot be loaded: `F`',
    });
  });

  it('does several at once', async () => {
    const { printer, folder } = testPrinter();
    const bodies = ['甲', '乙', '丙', '丁'];
    const pdfs = await Promise.all(
      bodies.map(async (body) => await printer.print({ ...(await pageOf(`<p>${body}</p>`)), deadline })),
    );
    expect((await Promise.all(pdfs.map(textOfPages))).flat()).toEqual(bodies);
    expect(browserProcesses(folder).filter(({ leader }) => leader)).toHaveLength(1);
  });

  it('is made by a new browser after a hundred', async () => {
    const { printer, folder } = testPrinter();
    const leaders = () => browserProcesses(folder).filter(({ leader }) => leader);
    const print = () => printer.print({ html: '<!doctype html><p>x', assets: new Map(), deadline });
    await print();
    const [first] = leaders();
    for (let done = 1; done < 97; done += 4) await Promise.all([print(), print(), print(), print()]);
    for (let done = 97; done < 100; done += 1) await print();
    await until(() => leaders().length === 0);
    await print();
    const after = leaders();
    expect(after).toHaveLength(1);
    expect(after[0]?.pid).not.toBe(first?.pid);
  });
});

describe('an untrusted page', () => {
  it('reaches neither the network nor a file', async () => {
    let connections = 0;
    const server = createServer((_, response) => response.end('canary')).on('connection', () => {
      connections += 1;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const secret = join(emptyFolder(), 'secret.html');
    writeFileSync(secret, '<p>canary</p>');
    const { printer } = testPrinter();
    const refused: string[] = [];
    const { html, assets } = await pageOf(
      `<p>文</p><img src="${site}/1.png"><img src="//127.0.0.1/2.png"><img src="file://${secret}">
       <iframe src="${site}/3"></iframe><iframe src="file://${secret}"></iframe><object data="${site}/4"></object>
       <embed src="file://${secret}"><img src="missing.png"><svg><use href="${site}/5.svg#x"/></svg>
       <iframe srcdoc="<img src='${site}/6.png'>"></iframe><div style="background:url(${site}/7.png)">文</div>`,
      `<link rel="preconnect" href="${site}"><link rel="dns-prefetch" href="${site}"><link rel="prefetch" href="${site}/8">
       <link rel="preload" as="image" href="${site}/9.png"><link rel="stylesheet" href="${site}/10.css">
       <meta http-equiv="refresh" content="0;url=${site}/11"><style>@import url(${site}/12.css)</style>`,
    );
    const pdf = await printer.print({ html, assets, deadline, onRefused: (url) => void refused.push(url) });
    await printer.close();
    server.close();
    expect(connections).toBe(0);
    expect((await textOfPages(pdf)).join('')).toBe('文文');
    expect(refused).toContain('missing.png');
  });

  it('runs no script', async () => {
    const { printer } = testPrinter();
    const script = "document.body.append('写')";
    const { html, assets } = await pageOf(
      `<p>文</p><script>${script}</script><img src="x" onerror="${script}"><svg onload="${script}"></svg>
       <noscript><p>静</p></noscript><iframe srcdoc="<script>parent.${script}</script>"></iframe><i hidden>写</i>`,
    );
    expect(await textOfPages(await printer.print({ html, assets, deadline }))).toEqual(['文静']);
  });
});

describe('a print that does not end', () => {
  it('is given up at its deadline, and the next one is done', async () => {
    const { printer, folder } = testPrinter();
    await printer.version();
    for (const { pid } of browserProcesses(folder)) process.kill(pid, 'SIGSTOP');
    await expect(printer.print({ ...(await pageOf('<p>文</p>')), deadline: 300 })).rejects.toMatchObject({
      ruleId: 'render/deadline',
      reason: 'Unexpected print that takes longer than `300` ms',
    });
    const pdf = await printer.print({ ...(await pageOf('<p>后</p>')), deadline });
    expect(await textOfPages(pdf)).toEqual(['后']);
  });

  it('stops at the signal', async () => {
    const { printer } = testPrinter();
    const stop = new AbortController();
    const printing = printer.print({ ...(await pageOf(LONG)), deadline }, stop.signal);
    setTimeout(() => stop.abort(new Error('stopped')), 200);
    await expect(printing).rejects.toThrow('stopped');
  });
});

describe('a crash', () => {
  it.each([
    ['browser', (process: { leader: boolean }) => process.leader],
    ['page', (process: { renderer: boolean }) => process.renderer],
  ])('of the %s during a print is made good by a new browser', async (_, victim) => {
    const { printer, folder } = testPrinter();
    await printer.version();
    const [before] = browserProcesses(folder).filter(({ leader }) => leader);
    let ended = false;
    const printing = printer.print({ ...(await pageOf(LONG)), deadline }).finally(() => {
      ended = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(ended).toBe(false);
    for (const { pid } of browserProcesses(folder).filter(victim)) process.kill(pid, 'SIGKILL');
    expect((await textOfPages(await printing)).join('')).toContain('第5999段');
    const [after] = browserProcesses(folder).filter(({ leader }) => leader);
    expect(after?.pid).not.toBe(before?.pid);
  });

  it('between two prints costs no attempt', async () => {
    const { printer, folder } = testPrinter();
    await printer.version();
    // The first takes the others with it where there is a sandbox.
    const [first] = browserProcesses(folder);
    if (first) process.kill(first.pid, 'SIGKILL');
    expect(first).toBeDefined();
    expect(await textOfPages(await printer.print({ ...(await pageOf('<p>文</p>')), deadline }))).toEqual(['文']);
  });

  it('that comes again is a failure', async () => {
    const { printer, folder } = testPrinter();
    let ended = false;
    const printing = printer.print({ ...(await pageOf(LONG)), deadline }).finally(() => {
      ended = true;
    });
    const outcome = expect(printing).rejects.toMatchObject({ ruleId: 'render/browser-crashed' });
    while (!ended) {
      // A renderer is there: the browser has started and answers, so this is no failure to start.
      for (const { pid } of browserProcesses(folder).filter(({ renderer }) => renderer)) {
        await new Promise((resolve) => setTimeout(resolve, 300));
        if (browserProcesses(folder).some((alive) => alive.pid === pid)) process.kill(pid, 'SIGKILL');
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await outcome;
  });
});

describe('starting', () => {
  it('that takes too long fails, and can be tried again', async () => {
    const folder = emptyFolder();
    const { path, libraries = '' } = await (await findBrowser({}, process.env)).executable();
    const wrapper = join(folder, 'browser');
    // Hangs the first time and is a browser the second time.
    writeFileSync(
      wrapper,
      `#!/bin/sh\nif mkdir '${folder}/tried' 2>&-; then sleep 600; fi\nLD_LIBRARY_PATH='${libraries}' exec '${path}' "$@"\n`,
    );
    chmodSync(wrapper, 0o755);
    const { printer } = testPrinter({ executable: wrapper, deadlines: { start: 2_000 } });
    const page = await pageOf('<p>文</p>');
    await expect(printer.print({ ...page, deadline })).rejects.toMatchObject({
      ruleId: 'render/browser-start',
      reason: expect.stringContaining('does not answer within `2000` ms'),
    });
    expect(await textOfPages(await printer.print({ ...page, deadline }))).toEqual(['文']);
  });

  it('is tried once more where the browser crashes at it', async () => {
    const { path, libraries = '' } = await (await findBrowser({}, process.env)).executable();
    const wrapper = join(emptyFolder(), 'browser');
    const tries = join(emptyFolder(), 'tries');
    const crashing = (times: number) => {
      const test = `echo . >>'${tries}'; [ $(wc -l <'${tries}') -le ${times} ] && kill -SEGV $$`;
      writeFileSync(wrapper, `#!/bin/sh\n${test}\nLD_LIBRARY_PATH='${libraries}' exec '${path}' "$@"\n`);
      chmodSync(wrapper, 0o755);
      rmSync(tries, { force: true });
    };
    const page = await pageOf('<p>文</p>');
    crashing(1);
    const { printer } = testPrinter({ executable: wrapper });
    expect(await textOfPages(await printer.print({ ...page, deadline }))).toEqual(['文']);
    crashing(2);
    await expect(testPrinter({ executable: wrapper }).printer.print({ ...page, deadline })).rejects.toMatchObject({
      ruleId: 'render/browser-start',
      reason: expect.stringContaining('(SIGSEGV)'),
    });
  });

  it('says why a program is no browser', async () => {
    const { printer } = testPrinter({ executable: '/bin/false' });
    await expect(printer.version()).rejects.toMatchObject({
      ruleId: 'render/browser-start',
      reason: 'Unexpected end of the browser at its start (`/bin/false`): (exit code 1)',
      note: 'Run `galley doctor`, or set `GALLEY_BROWSER` to another browser.',
    });
  });

  it.runIf(isRoot)('as root warns once that there is no sandbox', async () => {
    const { printer, warnings } = testPrinter();
    await printer.print({ ...(await pageOf('<p>文</p>')), deadline });
    await printer.print({ ...(await pageOf('<p>文</p>')), deadline });
    expect(warnings).toEqual(['render/no-sandbox']);
  });

  it.runIf(isRoot)('as root with the sandbox demanded fails and says what to do', async () => {
    const { printer, warnings } = testPrinter({ sandbox: true });
    await expect(printer.version()).rejects.toMatchObject({
      ruleId: 'render/browser-start',
      reason: expect.stringContaining('Unexpected user root, as which the browser cannot make its sandbox'),
      note: 'Run as another user, or leave out the option `sandbox`.',
    });
    expect(warnings).toEqual([]);
  });

  it.runIf(!isRoot)('keeps the sandbox and does not warn', async () => {
    const { printer, warnings, folder } = testPrinter();
    await printer.version();
    expect(warnings).toEqual([]);
    expect(browserProcesses(folder).length).toBeGreaterThan(0);
  });
});

describe('closing', () => {
  it('leaves no process and no file', async () => {
    const { printer, folder } = testPrinter();
    await printer.print({ ...(await pageOf('<p>文</p>')), deadline });
    expect(browserProcesses(folder)).not.toEqual([]);
    await printer.close();
    expect(browserProcesses(folder)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('ends what is being printed and what is being started', async () => {
    const { printer, folder } = testPrinter();
    const printing = printer.print({ ...(await pageOf(LONG)), deadline });
    const outcome = expect(printing).rejects.toMatchObject({ ruleId: 'render/closed' });
    await until(() => browserProcesses(folder).length > 0);
    await printer.close();
    await outcome;
    expect(browserProcesses(folder)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    await expect(printer.version()).rejects.toMatchObject({ ruleId: 'render/closed' });
  });

  it('kills a browser that does not answer', async () => {
    const { printer, folder } = testPrinter();
    await printer.version();
    for (const { pid } of browserProcesses(folder)) process.kill(pid, 'SIGSTOP');
    await printer.close();
    expect(browserProcesses(folder)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
