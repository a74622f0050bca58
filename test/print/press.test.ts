import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { build, type UserConfig } from '../../pipeline/galley.ts';
import { marks } from '../../pipeline/print/press/marks.ts';
import { profileName } from '../../pipeline/print/press/profile.ts';
import { folderWith } from '../build/folder.ts';

/** Profiles that come with Ghostscript. */
const PROFILE = ['/usr/share/color/icc/ghostscript/default_cmyk.icc'].find((path) => existsSync(path));
const HAS_GHOSTSCRIPT = spawnSync('gs', ['--version']).status === 0 && PROFILE !== undefined;

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A profile that has a name, and nothing to convert with. */
const icc = (kind: string, space: string, tag: Buffer) => {
  const head = Buffer.alloc(144);
  head.write(kind, 12, 'latin1');
  head.write(space, 16, 'latin1');
  head.write('acsp', 36, 'latin1');
  head.writeUInt32BE(1, 128);
  head.write('desc', 132, 'latin1');
  head.writeUInt32BE(144, 136);
  head.writeUInt32BE(tag.length, 140);
  return Buffer.concat([head, tag]);
};

describe('the profile of a press', () => {
  const old = Buffer.concat([Buffer.from('desc\0\0\0\0\0\0\0\x0dCoated FOGRA\0', 'latin1')]);
  const now = Buffer.concat([
    Buffer.from('mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS\0\0\0\x0e\0\0\0\x1c', 'latin1'),
    Buffer.from('PSO 涂层 3', 'utf16le').swap16(),
  ]);

  it('is called what it calls itself', () => {
    expect(profileName(icc('prtr', 'CMYK', old))).toBe('Coated FOGRA');
    expect(profileName(icc('prtr', 'CMYK', now))).toBe('PSO 涂层 3'.slice(0, 7));
    expect(profileName(icc('prtr', 'CMYK', Buffer.alloc(0)))).toBe('CMYK');
  });

  it.each([
    ['a text', Buffer.from('no profile at all')],
    ['one of a screen', icc('mntr', 'RGB ', old)],
    ['one of a press in greys', icc('prtr', 'GRAY', old)],
  ])('is not %s', (_, bytes) => {
    expect(() => profileName(bytes)).toThrow(expect.objectContaining({ ruleId: 'config/press-profile' }));
  });
});

it('marks stand outside of the bleed, and none is beyond the sheet', () => {
  const content = marks({ width: 400, height: 600, bleed: 9, margin: 29 });
  const strokes = [...content.matchAll(/(-?[\d.]+) (-?[\d.]+) m (-?[\d.]+) (-?[\d.]+) l S/g)].map((one) =>
    one.slice(1).map(Number),
  );
  expect(strokes).toHaveLength(16);
  for (const [x = 0, y = 0, u = 0, v = 0] of strokes) {
    const isOutside = (at: number, size: number) => at <= -9 || at >= size + 9;
    expect(isOutside((x + u) / 2, 400) || isOutside((y + v) / 2, 600)).toBe(true);
    for (const [at, size] of [
      [x, 400],
      [u, 400],
      [y, 600],
      [v, 600],
    ] as const) {
      expect(at).toBeGreaterThanOrEqual(-29);
      expect(at).toBeLessThanOrEqual(size + 29);
    }
  }
  expect(content).toMatch(/^q\n1 1 1 1 K\n/);
});

const TEXT = `# Tides

The tide rose to 4.2 metres at the north gauge, as *Mary Lund* said.

| Gauge | Metres |
| --- | --- |
| North | 4.2 |

![A field of blue](blue.png)
`;
/** 8 × 8 pixels of blue. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAdklEQVR4nA3JIQEAQQgAQTQajUafRqMJQQhCEGxj/Y8dEUEFE1wI4QkplCBiqGGGG2E8I42yPwINLPAgghdkUPFHooklnkTykkwq/2i0scabaF6TTfUfgw42+BDDG3Ko+WPRxRZfYnlLLrV/HHrY4Ucc78ijjg/qbkxBEHn0igAAAABJRU5ErkJggg==',
  'base64',
);

describe('a build for the press', () => {
  const config: UserConfig = {
    editions: ['pdf'],
    variants: ['reading'],
    cache: false,
    press: { profile: 'press.icc', condition: 'Our press', bleed: 5, pages: 4 },
  };

  it('needs a profile', async () => {
    const cwd = await folderWith({ 'source/a.md': TEXT });
    const rule = { ruleId: 'config/press-profile' };
    await expect(build({ cwd, config: { ...config, press: undefined }, press: true })).rejects.toMatchObject(rule);
    await expect(build({ cwd, config, press: true })).rejects.toMatchObject(rule);
  });

  it('says that there is no Ghostscript, and makes nothing', async () => {
    const cwd = await folderWith({ 'source/a.md': TEXT, 'press.icc': icc('prtr', 'CMYK', Buffer.alloc(0)) });
    vi.stubEnv('PATH', join(cwd, 'nothing'));
    await expect(build({ cwd, config, press: true })).rejects.toMatchObject({
      ruleId: 'press/no-ghostscript',
      note: expect.stringContaining('apt install ghostscript'),
    });
    expect(existsSync(join(cwd, 'dist/a/a.pdf'))).toBe(false);
  });

  describe.skipIf(!HAS_GHOSTSCRIPT)('(where there is Ghostscript with its profiles)', () => {
    const project = async () => {
      const profile = await readFile(PROFILE as string);
      return folderWith({ 'source/a.md': TEXT, 'source/blue.png': PICTURE, 'press.icc': profile });
    };

    it('makes a PDF/X-4 beside the ordinary one: boxes, inks, black text, blank pages, no trace of the machine', async () => {
      const cwd = await project();
      await build({ cwd, config });
      const plain = await readFile(join(cwd, 'dist/a/a.pdf'));
      const { documents } = await build({ cwd, config, press: true });
      expect(documents[0]?.messages.map(({ ruleId }) => ruleId)).toContain('press/image-resolution');
      expect((await readFile(join(cwd, 'dist/a/a.pdf'))).equals(plain)).toBe(true);

      const bytes = await readFile(join(cwd, 'dist/a/a.press.pdf'));
      const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
      expect(pdf.getPageCount()).toBe(4);
      const mm = 72 / 25.4;
      for (const page of pdf.getPages()) {
        const [media, bleed, trim] = [page.getMediaBox(), page.getBleedBox(), page.getTrimBox()];
        expect(trim.width / mm).toBeCloseTo(210, 0);
        expect(trim.height / mm).toBeCloseTo(297, 0);
        expect((bleed.width - trim.width) / 2 / mm).toBeCloseTo(5, 2);
        expect(media.width).toBeGreaterThan(bleed.width + 30);
        expect(media.x).toBeLessThan(bleed.x - 15);
      }
      const [intent] = pdf.catalog.lookup(PDFName.of('OutputIntents'), PDFArray).asArray();
      const said = pdf.context.lookup(intent, PDFDict);
      expect(said.get(PDFName.of('S'))).toBe(PDFName.of('GTS_PDFX'));
      const profile = said.lookup(PDFName.of('DestOutputProfile')) as PDFRawStream;
      expect(inflateSync(profile.contents).equals(readFileSync(PROFILE as string))).toBe(true);
      const xmp = Buffer.from((pdf.catalog.lookup(PDFName.of('Metadata')) as PDFRawStream).contents).toString();
      expect(xmp).toContain('<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>');
      expect(pdf.context.lookup(pdf.context.trailerInfo.Info, PDFDict).get(PDFName.of('Trapped'))).toBe(
        PDFName.of('False'),
      );

      const streams = pdf.context
        .enumerateIndirectObjects()
        .flatMap(([, one]) => (one instanceof PDFRawStream && one !== profile ? [one] : []));
      const content = streams.flatMap(({ dict, contents }) => {
        if (dict.has(PDFName.of('Subtype')) || dict.get(PDFName.of('Filter')) !== PDFName.of('FlateDecode')) return [];
        return [inflateSync(contents).toString('latin1')];
      });
      const painted = content.filter((text) => text.includes(' Tj') || text.includes(' TJ') || text.includes(' re'));
      expect(painted.length).toBeGreaterThan(0);
      // Text and rules are black or grey; nothing is in the colours of a screen.
      for (const text of painted) expect(text).not.toMatch(/(?:^|\s)(?:rg|RG)(?:\s|$)/);
      expect(painted.join('\n')).toMatch(/(?:^|\s)0 g(?:\s|$)/);
      const spaces = streams.map(({ dict }) => String(dict.get(PDFName.of('ColorSpace')) ?? ''));
      expect(spaces.filter((space) => space.includes('RGB'))).toEqual([]);
      expect(bytes.toString('latin1')).not.toContain('Ghostscript');

      const report = JSON.parse(await readFile(join(cwd, 'dist/a/report.json'), 'utf8'));
      const { press } = report.editions[0];
      expect(press).toMatchObject({ file: 'a.press.pdf', bytes: bytes.length, condition: 'Our press', pages: 4 });
      expect(press.ink).toHaveLength(4 - press.blank);
      expect(press.ink[0].black).toBeGreaterThan(0.001);
      expect(press.ink[0].cyan).toBeGreaterThan(0);
    });

    it('comes to the same bytes again, is not made where nothing changed, and is where the profile did', async () => {
      const cwd = await project();
      const first = await build({ cwd, config, press: true });
      expect(first.built).toBe(1);
      const bytes = await readFile(join(cwd, 'dist/a/a.press.pdf'));
      expect((await build({ cwd, config, press: true })).reused).toBe(1);
      await build({ cwd, config, press: true, force: true });
      expect((await readFile(join(cwd, 'dist/a/a.press.pdf'))).equals(bytes)).toBe(true);
      const profile = await readFile(join(cwd, 'press.icc'));
      await writeFile(join(cwd, 'press.icc'), Buffer.concat([profile, Buffer.alloc(4)]));
      expect((await build({ cwd, config, press: true })).built).toBe(1);
      // Without it the file goes.
      await build({ cwd, config });
      expect(existsSync(join(cwd, 'dist/a/a.press.pdf'))).toBe(false);
    });

    it('fails on a profile that is none, and leaves nothing behind', async () => {
      const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('galley-press-'));
      const cwd = await project();
      await writeFile(join(cwd, 'press.icc'), 'no profile');
      const { failed, documents } = await build({ cwd, config, press: true });
      expect(failed).toBe(1);
      expect(documents[0]?.messages.map(({ ruleId }) => ruleId)).toContain('config/press-profile');
      expect(left()).toEqual([]);
    });
  });
});
