import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { h } from 'hastscript';
import { describe, expect, it } from 'vitest';
import type { FontFace } from '../../pipeline/contract/index.ts';
import { createHtml, type Page } from '../../pipeline/html/index.ts';
import { inRanges } from '../../pipeline/html/ranges.ts';
import { coverage, isVariable } from '../../pipeline/html/sfnt.ts';
import { documentOf, HTML, hostOf, inputOf, NOTO, PDF, SOURCE, template } from './fixture.ts';

const host = hostOf(import.meta.dirname);
const html = createHtml(host);

interface Face {
  family: string;
  rule: string;
  bytes: Buffer;
}

/** The faces of a self-contained page, unpacked from WOFF. */
function facesOf(page: Page): Face[] {
  return [...page.html.matchAll(/@font-face\{[^}]*\}/g)].map(([rule]) => {
    const data = /base64,([^)]*)/.exec(rule)?.[1] ?? '';
    return { family: /font-family:"([^"]*)"/.exec(rule)?.[1] ?? '', rule, bytes: unpack(Buffer.from(data, 'base64')) };
  });
}

/** A reader of WOFF 1.0 for the test: the tables go back into an sfnt. */
function unpack(woff: Buffer): Buffer {
  expect(woff.toString('latin1', 0, 4)).toBe('wOFF');
  expect(woff.readUInt32BE(8)).toBe(woff.length);
  const count = woff.readUInt16BE(12);
  const directory = Buffer.alloc(12 + 16 * count);
  woff.copy(directory, 0, 4, 8);
  directory.writeUInt16BE(count, 4);
  const parts = [directory];
  let at = directory.length;
  for (let i = 0; i < count; i += 1) {
    const entry = 44 + 20 * i;
    const [offset, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
    ];
    const data = woff.subarray(offset, offset + packed);
    const table = packed < length ? inflateSync(data) : data;
    expect(table).toHaveLength(length);
    woff.copy(directory, 12 + 16 * i, entry, entry + 4);
    woff.copy(directory, 16 + 16 * i, entry + 16, entry + 20);
    directory.writeUInt32BE(at, 20 + 16 * i);
    directory.writeUInt32BE(length, 24 + 16 * i);
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4);
    table.copy(padded);
    parts.push(padded);
    at += padded.length;
  }
  expect(woff.readUInt32BE(16)).toBe(at);
  return Buffer.concat(parts);
}

function has(font: Buffer, characters: string): boolean {
  const ranges = coverage(font);
  return [...characters].every((character) => inRanges(ranges, character.codePointAt(0) ?? 0));
}

describe('the fonts of a page', () => {
  it('have the characters of the text, of the furniture, and hardly others', async () => {
    const page = await html.toPage(inputOf([h('h2', '水厂'), h('p', '每天供水 Ångström 12 万吨。')]));
    const faces = facesOf(page);
    expect(faces.map(({ family }) => family)).toEqual(['Text', 'Han', 'Head']);
    const [latin, han, head] = faces.map(({ bytes }) => bytes) as [Buffer, Buffer, Buffer];
    expect(has(latin, 'Ångström 0123456789§')).toBe(true);
    expect(has(latin, '水')).toBe(false);
    expect(has(han, '水厂每天供万吨。•')).toBe(true);
    expect(has(head, '水厂')).toBe(true);
    expect(has(head, '每')).toBe(false);
    expect(coverage(han).reduce((sum, [first, last]) => sum + last - first + 1, 0)).toBeLessThan(160);
    for (const { bytes } of faces) expect(isVariable(bytes)).toBe(false);
    expect(faces[0]?.rule).toContain('font-weight:400;font-style:normal;font-display:block;unicode-range:U+0-24F;');
  });

  it('keep what typesetting asks for and drop hinting', async () => {
    const [, han] = facesOf(await html.toPage(inputOf([h('p', '“水”。')])));
    const tables = (han?.bytes ?? Buffer.alloc(0)).toString('latin1');
    for (const tag of ['halt', 'palt', 'vert', 'kern', 'locl']) expect(tables).toContain(tag);
    for (const tag of ['fpgm', 'cvt ']) expect(tables).not.toContain(tag);
  });

  it('are left out where nothing is set in them', async () => {
    const page = await html.toPage(inputOf([h('p', '水')]));
    expect(page.fonts.map(({ family }) => family)).toEqual(['Text', 'Han']);
  });

  it('travel as TrueType files beside a page to be printed', async () => {
    const page = await html.toPage(inputOf([h('h1', '水'), h('p', '厂')], undefined, PDF));
    expect([...page.assets.keys()]).toEqual(Array(3).fill(expect.stringMatching(/^fonts\/[0-9a-f]{16}\.ttf$/)));
    for (const [url, { type, bytes }] of page.assets) {
      expect(page.html).toContain(`url(${url}) format("truetype")`);
      expect(type).toBe('font/ttf');
      expect(isVariable(bytes)).toBe(false);
    }
    const [, [, han] = []] = [...page.assets];
    expect(has(Buffer.from(han?.bytes ?? []), '水厂')).toBe(true);
    expect(page.fonts[1]).toMatchObject({ family: 'Han', weight: 400, style: 'normal' });
    expect(page.fonts[1]?.bytes).toBe(han?.bytes.length);
    expect(page.html).not.toContain('base64');
  });

  it('are read once, however many pages there are', async () => {
    const asked: string[] = [];
    const counted = createHtml({
      ...host,
      readFont: (file, folder) => {
        asked.push(file);
        return host.readFont(file, folder);
      },
    });
    counted.warm(template);
    for (const edition of [HTML, PDF, PDF]) await counted.toPage(inputOf([h('h1', '水')], undefined, edition));
    expect(asked).toEqual(template.fonts.map(({ file }) => file));
  });

  it('show what style sheets add: capitals, escapes, Chinese counters', async () => {
    const css = 'p { text-transform: uppercase } li::before { content: "\\2014" counter(a, simp-chinese-informal) }';
    const [latin, han] = facesOf(await html.toPage(inputOf([h('style', css), h('p', 'œuvre')])));
    expect(has(latin?.bytes ?? Buffer.alloc(0), 'œŒ')).toBe(true);
    expect(has(han?.bytes ?? Buffer.alloc(0), '—一二三十')).toBe(true);
  });
});

describe('a character without a glyph', () => {
  it('is reported once with its first place and the next ones', async () => {
    const text = '水\u{1F3ED}厂\n\n又一\u{1F3ED}座\uE000。';
    const document = documentOf(text);
    const body = [h('p', '水\u{1F3ED}厂'), h('p', '又一\u{1F3ED}座\uE000。')];
    const missing = { ruleId: 'font/missing-glyph', fatal: true, line: 1, column: 2 };
    await expect(html.toPage(inputOf(body, document))).rejects.toMatchObject(missing);
    await expect(html.toPage(inputOf(body, document, PDF))).rejects.toMatchObject(missing);
    const { messages } = document.files[0] ?? { messages: [] };
    expect(messages.map(({ ruleId, source, fatal, line, column }) => [source, ruleId, fatal, line, column])).toEqual([
      ['galley', 'font/missing-glyph', true, 1, 2],
      ['galley', 'font/missing-glyph', true, 3, 6],
    ]);
    expect(messages[0]?.reason).toBe(
      'Unexpected character `\u{1F3ED}` (U+1F3ED), expected one that a font of template `small` has',
    );
    expect(messages[0]?.note).toContain('Not in Text, Han, Head. Also at source/note.md:3:3.');
  });

  it('is taken from a further font of the project, in the place of the face that lacks it', async () => {
    const document = documentOf('水厂');
    const [latin] = template.fonts as [FontFace];
    const moreFonts = [SOURCE, NOTO];
    const page = await html.toPage({
      ...inputOf([h('p', 'a水厂')], document, PDF),
      template: { ...template, fonts: [latin], moreFonts },
    });
    expect(page.fonts.map(({ family, characters }) => [family, characters])).toEqual([
      ['Text', expect.any(Number)],
      ['Text', 2],
    ]);
    const [, [url, han] = []] = [...page.assets];
    expect(page.html).toContain(`unicode-range:U+5382, U+6C34;src:url(${url})`);
    expect(has(Buffer.from(han?.bytes ?? []), '水厂')).toBe(true);
    expect(document.files[0]?.messages).toEqual([]);
  });

  it('is not one that has no glyph to miss, or that a font composes', async () => {
    const text = 'e\u0301\u200b\u00ad\ufe0f\u3000\n水';
    const document = documentOf(text);
    await html.toPage(inputOf([h('p', text)], document));
    expect(document.files[0]?.messages.map(String)).toEqual([]);
  });

  it('counts by the faces that its place is set in', async () => {
    const document = documentOf('水');
    const [latin, , head] = template.fonts as [FontFace, FontFace, FontFace];
    const narrow = { ...template, fonts: [latin, head] };
    const made = html.toPage({ ...inputOf([h('h1', '厂'), h('p', '水')], document), template: narrow });
    await expect(made).rejects.toThrow('U+6C34');
    expect(document.files[0]?.messages.map(({ reason }) => reason)).toEqual([expect.stringContaining('`水` (U+6C34)')]);
  });
});

describe('a font that cannot be used', () => {
  const face = (file: string): FontFace => ({ family: 'Text', weight: 400, style: 'normal', file });
  const pageWith = (font: FontFace, bytes?: Uint8Array) =>
    createHtml({ ...host, ...(bytes && { readFont: async () => bytes }) }).toPage({
      ...inputOf([h('p', 'a')]),
      template: { ...template, fonts: [font] },
    });

  it.each([
    ['empty', new Uint8Array()],
    ['no font', Buffer.from('<html>not a font at all</html>')],
    ['a WOFF file', Buffer.from('wOFF\0\x01\0\0'.padEnd(64, '\0'), 'latin1')],
  ])('is an error: %s', async (_, bytes) => {
    await expect(pageWith(face('x.ttf'), bytes)).rejects.toMatchObject({
      ruleId: 'font/unreadable',
      message: expect.stringContaining('`x.ttf`'),
    });
  });

  it('is an error when it is cut short', async () => {
    const whole = await host.readFont(template.fonts[0]?.file ?? '', template.folder);
    await expect(pageWith(face('x.ttf'), whole.slice(0, 5000))).rejects.toMatchObject({ ruleId: 'font/unreadable' });
  });

  it('is an error when it is variable', async () => {
    const whole = Buffer.from(await readFile(new URL(import.meta.resolve(template.fonts[0]?.file ?? ''))));
    whole.write('fvar', 12 + 16, 'latin1');
    await expect(pageWith(face('x.ttf'), whole)).rejects.toMatchObject({
      ruleId: 'font/variable',
      note: expect.stringContaining('`small`'),
    });
  });

  it('is an error when its range is none', async () => {
    const font = { ...face(template.fonts[0]?.file ?? ''), range: 'Latin' };
    await expect(pageWith(font)).rejects.toMatchObject({ ruleId: 'font/range' });
  });
});
