import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type UserConfig } from '../../pipeline/galley.ts';
import { readPdf, tagsIn } from '../editions/pdf.ts';

const SOURCE = `---
title: Tides & <gauges>
author: Mary Lund
keywords: [tides, gauges]
description: What the gauges say.
language: en-GB
---

# Tides

## Gauges

The tide rose to 4.2 metres.[^1] It had fallen before.[^2] See [the bulletin](https://example.org/bulletin).

- First, the north gauge.
- Second, the south gauge.

## Readings

| Gauge | Metres |
| --- | --- |
| North | 4.2 |

[^1]: Above the datum.
[^2]: In the night.
`;

const folder = await mkdtemp(join(tmpdir(), 'galley-test-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Prints a source as a PDF that is to claim both standards. */
async function printed(name: string, source: string, template = 'report') {
  const file = join(folder, `${name}.md`);
  await writeFile(file, source);
  const config = { editions: ['pdf' as const], variants: ['reading' as const], template };
  const { documents } = await build({ cwd: folder, paths: [file], config, pdfStandard: ['ua-1', 'a-2a'] });
  const bytes = await readFile(join(folder, 'dist', name, `${name}.pdf`)).catch(() => undefined);
  return { messages: documents[0]?.messages ?? [], bytes };
}

/** A template whose headings leave out two levels. */
const STEEP = `/** @jsxImportSource hastscript */
import { defineTemplate } from 'galley';
export default defineTemplate({
  name: 'steep',
  styles: {},
  fonts: [{ family: 'Text', weight: 400, style: 'normal', file: '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf' }],
  render: ({ body }) => <main><h1>Tides</h1><h4>Gauges</h4>{body}</main>,
});
`;

describe('a PDF that claims PDF/UA-1 and PDF/A-2a', () => {
  let pdf: PDFDocument;
  const elements = (): PDFDict[] =>
    pdf.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict && object.has(PDFName.of('S')) ? [object] : []));
  const typeOf = (element: PDFDict) => String(element.get(PDFName.of('S')));
  const kidsOf = (element: PDFDict) => {
    const kids = element.lookup(PDFName.of('K'));
    return kids instanceof PDFArray ? kids.asArray().map((kid) => pdf.context.lookup(kid)) : [kids];
  };

  beforeAll(async () => {
    const { bytes } = await printed('tides', SOURCE);
    pdf = await PDFDocument.load(bytes ?? new Uint8Array(), { updateMetadata: false });
  });

  it('says so, and describes itself in XMP as in its information dictionary', () => {
    const metadata = pdf.catalog.lookup(PDFName.of('Metadata'));
    expect(metadata).toBeInstanceOf(PDFRawStream);
    const xmp = Buffer.from((metadata as PDFRawStream).contents).toString();
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>');
    expect(xmp).toContain('<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>');
    expect(xmp).toContain('<rdf:li xml:lang="x-default">Tides &amp; &lt;gauges&gt;</rdf:li>');
    expect(xmp).toContain('<dc:creator><rdf:Seq><rdf:li>Mary Lund</rdf:li></rdf:Seq></dc:creator>');
    expect(xmp).toContain(`<pdf:Keywords>${pdf.getKeywords()}</pdf:Keywords>`);
    expect(xmp).toContain(`<xmp:CreateDate>${pdf.getCreationDate()?.toISOString().slice(0, 19)}Z</xmp:CreateDate>`);
    expect(xmp).toContain(`<pdf:Producer>${pdf.getProducer()}</pdf:Producer>`);
    expect(pdf.catalog.get(PDFName.of('PageMode'))).toBe(PDFName.of('UseOutlines'));
  });

  it('says which colours it means, by a profile', () => {
    const [intent] = pdf.catalog.lookup(PDFName.of('OutputIntents'), PDFArray).asArray();
    const profile = pdf.context.lookup(intent, PDFDict).lookup(PDFName.of('DestOutputProfile')) as PDFRawStream;
    const icc = inflateSync(profile.contents);
    expect(icc.readUInt32BE(0)).toBe(icc.length);
    expect(icc.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
    expect(icc.toString('latin1', 36, 40)).toBe('acsp');
  });

  it('has no tag without a meaning, and gives every item of a list its body', () => {
    expect(elements().map(typeOf)).not.toContain('/NonStruct');
    const items = elements().filter((element) => typeOf(element) === '/LI');
    expect(items.length).toBeGreaterThan(1);
    for (const item of items) {
      const parts = kidsOf(item).map((kid) => (kid instanceof PDFDict ? typeOf(kid) : String(kid)));
      expect(parts.filter((part) => part !== '/Lbl' && part !== '/LBody')).toEqual([]);
    }
  });

  it('tags notes as notes, each with an identifier of its own', () => {
    const roles = pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).lookup(PDFName.of('RoleMap'), PDFDict);
    const notes = elements().filter((one) => roles.get(one.get(PDFName.of('S')) as PDFName) === PDFName.of('Note'));
    expect(notes).toHaveLength(2);
    const ids = notes.map((note) => String(note.get(PDFName.of('ID'))));
    expect(new Set(ids).size).toBe(2);
    expect(ids).not.toContain('undefined');
    for (const note of notes) expect(kidsOf(note).map((kid) => typeOf(kid as PDFDict))).toEqual(['/P']);
  });

  it('tags each link as one, the reference to a note too, and says where it leads', () => {
    const owners = elements().filter((element) =>
      kidsOf(element).some((kid) => kid instanceof PDFDict && kid.get(PDFName.of('Type')) === PDFName.of('OBJR')),
    );
    expect(new Set(owners.map(typeOf))).toEqual(new Set(['/Link']));
    const words = pdf.getPages().flatMap((page) =>
      (page.node.Annots()?.asArray() ?? []).map((entry) => {
        const annotation = pdf.context.lookup(entry, PDFDict);
        const contents = annotation.lookup(PDFName.of('Contents')) as { decodeText(): string } | undefined;
        return contents?.decodeText() ?? '';
      }),
    );
    expect(words).toContain('https://example.org/bulletin');
    expect(words.every((one) => /^(?:https:|page \d)/.test(one))).toBe(true);
  });
});

it('a document that cannot be what it is to claim fails, and says why', async () => {
  await mkdir(join(folder, 'steep'));
  await writeFile(join(folder, 'steep/template.tsx'), STEEP);
  const { messages, bytes } = await printed('steep-tides', 'The tide rose.\n', './steep');
  const failure = messages.find(({ ruleId }) => ruleId === 'pdf/not-accessible');
  expect(failure?.reason).toContain('heading of level 4 below one of level 1');
  expect(bytes).toBeUndefined();
});

describe('a table', () => {
  it('has a cell in every column, also where that is empty or a cell takes several', async () => {
    const source = await readFile(new URL('../fixtures/conformance/tables.md', import.meta.url), 'utf8');
    const { bytes, messages } = await printed('tables', source);
    expect(messages.map(({ ruleId }) => ruleId)).not.toContain('pdf/not-accessible');
    const { pages } = await readPdf(bytes ?? new Uint8Array());
    const rows = pages.flatMap((page) => tagsIn(page, /^TR$/)).map((row) => tagsIn(row, /^T[HD]$/).length);
    expect(rows.slice(0, 7)).toEqual([3, 3, 3, 3, 2, 3, 2]);
  });

  it('whose rows have not as many cells is none', async () => {
    const table = '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td></tr></table>\n';
    const { bytes, messages } = await printed('uneven', `# T\n\nText.\n\n${table}`);
    const failure = messages.find(({ ruleId }) => ruleId === 'pdf/not-accessible');
    expect(failure?.reason).toContain('table with rows of different lengths');
    expect(bytes).toBeUndefined();
  });
});

describe('a PDF that claims PDF/A-3a', () => {
  const config: UserConfig = { editions: ['pdf'], variants: ['reading'], csv: { bom: false } };

  it('carries its source, its annotations and its figures, and says what they are to it', async () => {
    const file = join(folder, 'inside.md');
    await writeFile(file, SOURCE);
    const { built } = await build({ cwd: folder, paths: [file], config, pdfStandard: ['ua-1', 'a-3a'] });
    expect(built).toBe(1);
    const bytes = await readFile(join(folder, 'dist/inside/inside.pdf'));
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    const xmp = Buffer.from((pdf.catalog.lookup(PDFName.of('Metadata')) as PDFRawStream).contents).toString();
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>');
    const associated = pdf.catalog.lookup(PDFName.of('AF'), PDFArray).asArray();
    const relations = associated.map((one) => `${pdf.context.lookup(one, PDFDict).get(PDFName.of('AFRelationship'))}`);
    expect(relations.sort()).toEqual(['/Data', '/Data', '/Source']);

    const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
    const inside = (await (await task.promise).getAttachments()) as Record<string, { content: Uint8Array }>;
    await task.destroy();
    const textOf = (name: string) => Buffer.from(inside[name]?.content ?? []).toString();
    expect(Object.keys(inside).sort()).toEqual(['annotations.json', 'inside.md', 'statistics.csv']);
    expect(textOf('inside.md')).toBe(SOURCE);
    expect(textOf('statistics.csv')).toBe(await readFile(join(folder, 'dist/inside/statistics.csv'), 'utf8'));
    const { annotations } = JSON.parse(await readFile(join(folder, 'dist/inside/annotations.json'), 'utf8'));
    expect(JSON.parse(textOf('annotations.json')).annotations).toEqual(annotations);

    await build({ cwd: folder, paths: [file], config, pdfStandard: ['ua-1', 'a-3a'], force: true });
    expect((await readFile(join(folder, 'dist/inside/inside.pdf'))).equals(bytes)).toBe(true);
  });

  it('cannot claim PDF/A-2a as well', async () => {
    const file = join(folder, 'inside.md');
    await expect(build({ cwd: folder, paths: [file], config, pdfStandard: ['a-2a', 'a-3a'] })).rejects.toMatchObject({
      ruleId: 'config/invalid-option',
    });
  });
});
