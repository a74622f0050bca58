import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Element } from 'hast';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edition, GalleyDocument } from '../../pipeline/contract/index.ts';
import { createHtml, type HtmlStage, type Page } from '../../pipeline/html/index.ts';
import { documentOf, HTML, hostOf, inputOf, PDF } from './fixture.ts';

/** A PNG of this size; what it shows does not matter. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const pixels = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

const JPEG = Buffer.from('ffd8ffe000040000ffc0000b080078014001011100ffd9', 'hex');
const GIF = Buffer.from('474946383961400120000000003b', 'hex');
const LOSSY = Buffer.from('52494646000000005745425056503820000000000000009d012a40013c00', 'hex');
const LOSSLESS = Buffer.from('5249464600000000574542505650384c000000002f3fc10e0000000000', 'hex');
const EXTENDED = Buffer.from('524946460000000057454250565038580a000000000000003f01003b0000', 'hex');
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 60"><rect width="9" height="9"/></svg>';

let folder: string;
let html: HtmlStage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-images-'));
  const source = join(folder, 'project/source');
  await mkdir(join(source, 'images'), { recursive: true });
  await writeFile(join(folder, 'secret.png'), png(8, 8));
  await symlink(join(folder, 'secret.png'), join(source, 'link.png'));
  await writeFile(join(folder, 'project/cover.png'), png(40, 30));
  const files: Record<string, Buffer | string> = {
    'flow.png': png(320, 60),
    'images/水 1.png': png(10, 20),
    'flow.jpg': JPEG,
    'flow.gif': GIF,
    'lossy.webp': LOSSY,
    'lossless.webp': LOSSLESS,
    'extended.webp': EXTENDED,
    'flow.svg': SVG,
    'misnamed.jpg': png(320, 60),
    'deep.svg': `<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(20_000)}`,
    'page.png': '<html><script>alert(1)</script>',
    'short.png': png(8, 8).subarray(0, 18),
    'empty.png': '',
    'large.png': Buffer.concat([png(8, 8), Buffer.alloc(20 * 1024 * 1024)]),
  };
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(source, name), bytes);
  html = createHtml(hostOf(join(folder, 'project')));
});

afterAll(() => rm(folder, { recursive: true }));

async function pageOf(markdown: string, edition: Edition = HTML): Promise<Page & { document: GalleyDocument }> {
  const document = documentOf(markdown);
  const body = unified().use(remarkRehype).runSync(structuredClone(document.tree));
  const page = await html.toPage(inputOf(body.children as Element[], document, edition));
  return { ...page, document };
}

function messagesOf({ files }: GalleyDocument) {
  return (files[0]?.messages ?? []).map(({ ruleId, line, column, fatal }) => ({ ruleId, line, column, fatal }));
}

function imageOf(page: Page): string {
  return /<img [^>]*>/.exec(page.html)?.[0] ?? '';
}

describe('an image of the project', () => {
  it.each([
    ['flow.png', 'image/png'],
    ['flow.jpg', 'image/jpeg'],
    ['flow.gif', 'image/gif'],
    ['lossy.webp', 'image/webp'],
    ['lossless.webp', 'image/webp'],
    ['extended.webp', 'image/webp'],
    ['flow.svg', 'image/svg+xml'],
    ['misnamed.jpg', 'image/png'],
  ])('is carried by the page with its type and size: %s', async (name, type) => {
    const page = await pageOf(`![每月水量](${name})`);
    expect(page.document.files[0]?.messages.map(String)).toEqual([]);
    expect(imageOf(page)).toContain(`src="data:${type};base64,`);
    expect(imageOf(page)).toContain('alt="每月水量"');
    const height = { 'flow.jpg': 120, 'flow.gif': 32 }[name] ?? 60;
    expect(imageOf(page)).toContain(`width="320" height="${height}"`);
  });

  it('is found by any way of writing its path, inside the project', async () => {
    for (const url of [
      './flow.png',
      'images/../flow.png',
      'flow.png?v=1#top',
      '<images/水 1.png>',
      'images/%E6%B0%B4%201.png',
      '../cover.png',
    ]) {
      const page = await pageOf(`![图](${url})`);
      expect(page.document.files[0]?.messages.map(String)).toEqual([]);
      expect(imageOf(page)).toContain('data:image/png');
    }
  });

  it('travels once as a file beside a page to be printed', async () => {
    const page = await pageOf('![甲](flow.png)\n\n![乙](misnamed.jpg)\n\n![丙][c]\n\n[c]: flow.svg', PDF);
    const images = [...page.assets].filter(([url]) => url.startsWith('images/'));
    expect(images.map(([url, { type }]) => [url.replace(/[0-9a-f]{16}/, 'digest'), type])).toEqual([
      ['images/digest.png', 'image/png'],
      ['images/digest.svg', 'image/svg+xml'],
    ]);
    for (const [url] of images) expect(page.html).toContain(`src="${url}"`);
    expect(Buffer.from(images[0]?.[1].bytes ?? [])).toEqual(png(320, 60));
  });

  it('may stand in the source itself', async () => {
    const page = await pageOf(`![图](data:image/png;base64,${png(16, 8).toString('base64')})`);
    expect(imageOf(page)).toContain('width="16" height="8"');
  });

  it('wants words', async () => {
    const page = await pageOf('水\n\n![](flow.png)');
    expect(messagesOf(page.document)).toEqual([{ ruleId: 'image/no-alt', line: 3, column: 1, fatal: false }]);
    expect(imageOf(page)).toContain('alt=""');
  });
});

describe('an image that cannot be had', () => {
  it.each([
    ['none.png', 'asset/missing'],
    ['https://example.org/a.png', 'asset/remote-disabled'],
    ['HTTP://example.org/a.png', 'asset/remote-disabled'],
    ['//example.org/a.png', 'asset/outside-root'],
    ['', 'asset/outside-root'],
    ['/etc/passwd', 'asset/outside-root'],
    ['file:///etc/passwd', 'asset/outside-root'],
    ['FILE:/etc/passwd', 'asset/outside-root'],
    ['%66ile:///etc/passwd', 'asset/outside-root'],
    ['view-source:file:///etc/passwd', 'asset/outside-root'],
    ['C:/secret.png', 'asset/outside-root'],
    ['..%5c..%5csecret.png', 'asset/outside-root'],
    ['../../secret.png', 'asset/outside-root'],
    ['%2e%2e/%2e%2e/secret.png', 'asset/outside-root'],
    ['images/../../../secret.png', 'asset/outside-root'],
    ['link.png', 'asset/outside-root'],
    ['flow.png%00.svg', 'asset/outside-root'],
    ['images', 'asset/unreadable'],
    ['deep.svg', 'asset/unknown-type'],
    ['page.png', 'asset/unknown-type'],
    ['short.png', 'asset/unknown-type'],
    ['empty.png', 'asset/unknown-type'],
    ['data:text/html,%3Cscript%3Ealert(1)%3C/script%3E', 'asset/unknown-type'],
    ['large.png', 'asset/too-large'],
  ])('becomes its words, with a warning at its place: %s', async (url, ruleId) => {
    for (const edition of [HTML, PDF]) {
      const page = await pageOf(`水厂。\n\n水 ![每月水量](<${url}>) 厂`, edition);
      expect(messagesOf(page.document)).toEqual([{ ruleId, line: 3, column: 3, fatal: false }]);
      expect(page.document.files[0]?.messages[0]?.note).toMatch(/\.$/);
      expect(page.html).toContain('<span class="missing-image">图像缺失：每月水量</span>');
      expect(imageOf(page)).toBe('');
      expect([...page.assets.keys()].filter((name) => name.startsWith('images/'))).toEqual([]);
      expect(page.html).not.toContain(folder);
    }
  });

  it('is told of once, in the file that refers to it', async () => {
    const one = documentOf('![甲](none.png)');
    const [two] = documentOf('水\n\n![乙](none.png)').files;
    const tree = documentOf('水\n\n![乙](none.png)').tree;
    for (const node of tree.children) node.data = { ...node.data, file: 1 };
    if (two) one.files.push(two);
    one.tree.children.push(...tree.children);
    const body = unified().use(remarkRehype).runSync(structuredClone(one.tree));
    for (const edition of [HTML, PDF]) await html.toPage(inputOf(body.children as Element[], one, edition));
    expect(one.files.map((file) => file.messages.map(({ line, ruleId }) => [line, ruleId]))).toEqual([
      [[1, 'asset/missing']],
      [[3, 'asset/missing']],
    ]);
  });

  it('that the sanitiser has emptied is still known by its address', async () => {
    const document = documentOf('![图](file:///etc/passwd)');
    const position = document.tree.children[0]?.position;
    const image: Element = { type: 'element', tagName: 'img', properties: { alt: '图' }, children: [] };
    if (position) image.position = position;
    await html.toPage(inputOf([image], document));
    expect(document.files[0]?.messages[0]?.reason).toContain('`file:///etc/passwd`');
  });
});
