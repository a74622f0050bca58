import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deadline, emptyFolder, pageOf, testPrinter, textOfPages } from './support.ts';

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
