import { readFileSync } from 'node:fs';
import { RelaxNGValidator, XmlDocument, XmlElement, type XmlNode, XmlText, XmlValidateError } from 'libxml2-wasm';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { teiDocument } from '../../../../pipeline/build/output/tei/index.ts';
import type { GalleyDocument } from '../../../../pipeline/contract/index.ts';
import { colophon, documentOf, REPORT } from '../documents.ts';

const grammar = XmlDocument.fromString(readFileSync(new URL('galley.rng', import.meta.url), 'utf8'));
const profile = RelaxNGValidator.fromDoc(grammar);
afterAll(() => {
  profile.dispose();
  grammar.dispose();
});

const TEI = { tei: 'http://www.tei-c.org/ns/1.0' };

/** The document as a parser of XML reads it back. */
function parsed(document: GalleyDocument): XmlDocument {
  const xml = XmlDocument.fromString(teiDocument(document, colophon));
  onTestFinished(() => xml.dispose());
  return xml;
}

const parsedText = (text: string, path = 'source/report.md') => parsed(documentOf({ [path]: text }));
const find = (xml: XmlDocument, path: string) => xml.find(path, TEI);
const attributesOf = (node: XmlNode | undefined): Record<string, string> =>
  node instanceof XmlElement ? Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])) : {};
/** The attributes of what encloses a text, without id, status and confidence. */
function about(xml: XmlDocument, path: string): Record<string, string> {
  const { id: _, ana: __, cert: ___, ...rest } = attributesOf(find(xml, path)[0] ?? expect.fail(`no ${path}`));
  return rest;
}

/** The text as annotators read it: a line feed for `lb`, nothing for what describes a picture. */
function textOf(node: XmlNode): string {
  if (node instanceof XmlText) return node.content;
  if (!(node instanceof XmlElement) || node.name === 'figDesc') return '';
  if (node.name === 'lb') return '\n';
  const parts: string[] = [];
  for (let child = node.firstChild; child; child = child.next) parts.push(textOf(child));
  return parts.join('');
}

function problemsOf(xml: XmlDocument): string[] {
  try {
    profile.validate(xml);
    return [];
  } catch (error) {
    if (error instanceof XmlValidateError) return error.details.map(({ line, message }) => `${line}: ${message}`);
    throw error;
  }
}

const PLAIN =
  '海城港年报\n2025年3月1日\n\n一、建设情况。今年建成3座码头，“绿色港口”成了新名片。\n\n二、服务情况。局长何思远说：“船不等人。”\n';

describe('teiDocument', () => {
  test.each([
    ['Markdown', 'source/report.md', REPORT],
    ['plain text', 'source/report.txt', PLAIN],
    ['an empty document', 'source/report.md', ''],
    ['text below a deeper heading first', 'source/report.md', '### 三\n\n甲\n\n## 二\n\n乙\n\n#### 四\n'],
  ])('%s: valid against the profile', (_, path, text) => {
    expect(problemsOf(parsedText(text, path))).toEqual([]);
  });

  test.each([
    ['an element', '<measure ', '<quantity '],
    ['a date', 'when="2024"', 'when="last year"'],
    ['a reference', 'who="#', 'who="'],
    ['an attribute', 'direct="true"', 'direct="yes"'],
  ])('%s that the profile does not know is not valid', (_, from, to) => {
    const text = teiDocument(documentOf({ 'a.md': REPORT }), colophon);
    expect(text).toContain(from);
    const xml = XmlDocument.fromString(
      text.replaceAll(from, to).replaceAll('</measure>', `</${from === '<measure ' ? 'quantity' : 'measure'}>`),
    );
    onTestFinished(() => xml.dispose());
    expect(problemsOf(xml)).not.toEqual([]);
  });

  test.each([
    ['Markdown', { 'source/report.md': REPORT }],
    ['plain text', { 'source/report.txt': PLAIN }],
    ['several files', { 'r/1.md': '# 甲\n\n文字[^a]。\n\n[^a]: 注\n', 'r/2.md': '## 乙\n\n- 一\n- 二\n' }],
  ])('%s: has the whole text of the segments, in their order', (_, files: Record<string, string>) => {
    const document = documentOf(files);
    const [text] = find(parsed(document), '/tei:TEI/tei:text');
    const segments = document.segments.filter(({ role }) => role !== 'noise').map((segment) => segment.text);
    // White space between blocks is layout, and cells are parted by it.
    const packed = (whole: string) => whole.replaceAll(/\s/g, '');
    expect(packed(textOf(text ?? expect.fail('no text')))).toBe(packed(segments.join('')));
  });

  test('each block of text is exactly its segment, under the id of the segment', () => {
    const document = documentOf({ 'a.md': REPORT });
    const xml = parsed(document);
    const blocks = document.segments.filter(({ role, text }) => !['table', 'noise'].includes(role) && text !== '');
    expect(blocks.length).toBeGreaterThan(12);
    for (const { id, text } of blocks) {
      const [block] = find(xml, `//*[@xml:id="${id}"]`);
      expect(textOf(block ?? expect.fail(`no ${id}`))).toBe(text);
    }
  });

  test('ids are unique and every reference leads to one', () => {
    const xml = parsedText(REPORT);
    const ids = find(xml, '//@xml:id').map((id) => id.content);
    expect(new Set(ids).size).toBe(ids.length);
    const references = find(xml, '//@who|//@ref|//@prev|//@corresp|//@ana|//tei:ptr/@target').map((one) => one.content);
    expect(references.length).toBeGreaterThan(10);
    for (const reference of references) expect(ids).toContain(reference.slice(1));
  });

  test('every annotation is in the text, once under its id', () => {
    const document = documentOf({ 'a.md': REPORT });
    const xml = parsed(document);
    expect(document.annotations.length).toBeGreaterThan(15);
    for (const { id } of document.annotations) expect(find(xml, `//*[@xml:id="${id}"]`)).toHaveLength(1);
  });

  test('statistics carry quantity, unit and commodity, bounds and fractions', () => {
    const xml = parsedText(REPORT);
    const has = (text: string) => `[contains(., "${text}")]`;
    expect(about(xml, `//tei:measure${has('3.6亿吨')}`)).toEqual({
      type: 'measure',
      subtype: 'about',
      quantity: '360000000',
      unit: 't',
    });
    expect(about(xml, `//tei:measure${has('3座')}`)).toMatchObject({ quantity: '3', unit: '座', commodity: '码头' });
    expect(about(xml, `//tei:measure${has('2400万元')}`)).toMatchObject({ type: 'money', unit: 'CNY' });
    expect(about(xml, `//tei:num${has('5.2%')}`)).toEqual({ type: 'percentage', value: '5.2' });
    expect(about(xml, `//tei:measure${has('1.3个百分点')}`)).toMatchObject({ quantity: '1.3', unit: 'pp' });
    expect(about(xml, `//tei:num${has('三分之二')}`)).toMatchObject({ type: 'fraction', value: '2/3' });
    expect(about(xml, `//tei:num${has('60%至65%')}`)).toEqual({ type: 'percentage', atLeast: '60', atMost: '65' });
  });

  test('remarks say who spoke and how', () => {
    const xml = parsedText(REPORT);
    const [person] = find(xml, '//tei:person[tei:persName="何思远"]');
    const who = `#${attributesOf(person).id}`;
    expect(about(xml, '//tei:said[contains(., "船期")]')).toEqual({ direct: 'true', who });
    expect(about(xml, '//tei:said[contains(., "安全生产")]')).toEqual({ direct: 'false', who });
    expect(find(xml, '//tei:soCalled').map(textOf)).toEqual(['“智慧港口”']);
  });

  test('a remark in two halves is two pieces, of which the second points to the first', () => {
    const xml = parsedText('港口夜里不停。\n\n“过去是等船来，”王志远说，“现在是船等不了一刻钟。”\n\n他笑了。\n');
    const pieces = find(xml, '//tei:said').map((node) => [
      textOf(node),
      attributesOf(node).id,
      attributesOf(node).prev,
    ]);
    expect(pieces).toEqual([
      ['“过去是等船来，”', 'r1', undefined],
      ['“现在是船等不了一刻钟。”', 'r1.2', '#r1'],
    ]);
  });

  test('markup in the text stays text', () => {
    const xml = parsedText('甲 &lt;b> &amp;lt; ]]&gt; \\<c>\n');
    expect(find(xml, '//tei:body//tei:p').map(textOf)).toEqual(['甲 <b> &lt; ]]> <c>']);
  });

  test('the header has what the document says of itself', () => {
    const xml = parsedText(REPORT);
    const text = (path: string) => find(xml, path).map((node) => node.content);
    expect(text('//tei:titleStmt/*')).toEqual(['港口年报', '林若溪']);
    expect(text('//tei:publicationStmt/*')).toEqual(['海城港务局', '2025-03-01']);
    expect(text('//tei:sourceDesc//tei:idno')).toEqual(['source/report.md', 'c0ffee']);
    expect(text('//tei:abstract')).toEqual(['一年的 <账>']);
    expect(text('//tei:keywords/*')).toEqual(['港口', '吞吐量']);
    expect(attributesOf(find(xml, '//tei:application')[0])).toEqual({ ident: 'galley', version: '1.2.3' });
  });

  test('the same document gives the same bytes', () => {
    const once = teiDocument(documentOf({ 'a.md': REPORT }), colophon);
    expect(teiDocument(documentOf({ 'a.md': REPORT }), colophon)).toBe(once);
  });
});
