import { describe, expect, test } from 'vitest';
import {
  type SpecificResource,
  type WebAnnotation,
  webAnnotations,
} from '../../../pipeline/build/output/web-annotations.ts';
import { colophon, documentOf, REPORT } from './documents.ts';

const PATH = 'source/年报 1.md';
const collectionOf = (files: Record<string, string>) => webAnnotations(documentOf(files), colophon);

const targetsOf = ({ target }: WebAnnotation): SpecificResource[] => [target].flat();
const placesOf = (annotation: WebAnnotation): SpecificResource[] => [
  ...targetsOf(annotation),
  ...annotation.body.filter((body) => body.type === 'SpecificResource'),
];
const fieldsOf = ({ body }: WebAnnotation) => {
  const json = body.find((one) => one.type === 'TextualBody' && one.format === 'application/json');
  return JSON.parse(json?.type === 'TextualBody' ? json.value : 'null');
};

/** Terms of the published context that may stand on each class of the model. (Web Annotation Vocabulary, appendix A) */
const TERMS: Record<string, readonly string[]> = {
  AnnotationCollection: ['@context', 'id', 'type', 'label', 'total', 'first'],
  AnnotationPage: ['id', 'type', 'partOf', 'startIndex', 'items'],
  Annotation: ['id', 'type', 'motivation', 'generator', 'body', 'target'],
  Software: ['type', 'name'],
  TextualBody: ['type', 'purpose', 'format', 'value'],
  SpecificResource: ['type', 'purpose', 'source', 'selector'],
  TextQuoteSelector: ['type', 'exact', 'prefix', 'suffix'],
  TextPositionSelector: ['type', 'start', 'end'],
};

/** Every object of the data with a class, however deep. */
function objects(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objects);
  if (value === null || typeof value !== 'object') return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objects)];
}

describe('webAnnotations', () => {
  const collection = collectionOf({ [PATH]: REPORT });
  const { items } = collection.first;

  test('is a collection with one page that holds every annotation once', () => {
    // Data Model §5.1 and §5.2: what a collection and a page MUST have.
    expect(collection).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'AnnotationCollection',
      id: 'report/annotations.jsonld',
      label: '港口年报',
      total: documentOf({ [PATH]: REPORT }).annotations.length,
      first: { type: 'AnnotationPage', partOf: collection.id },
    });
    expect(items).toHaveLength(collection.total);
    const ids = [collection.id, collection.first.id, ...items.map(({ id }) => id)];
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(items.map((item) => fieldsOf(item).type))).toEqual(
      new Set(['statistic', 'remark', 'mark', 'evidential']),
    );
  });

  test('each object has a class of the model and none but its terms in the published context', () => {
    const all = objects(collection);
    for (const one of all) {
      const terms = TERMS[String(one.type)] ?? expect.fail(`no class \`${one.type}\``);
      expect(terms).toEqual(expect.arrayContaining(Object.keys(one)));
    }
    expect(new Set(all.map(({ type }) => type))).toEqual(new Set(Object.keys(TERMS)));
  });

  test('each annotation has what it MUST have', () => {
    for (const item of items) {
      // §3.1: one id, the class, one target or more; §3.3.5: a motivation of the vocabulary.
      expect(item).toMatchObject({ id: expect.stringMatching(/#[nrme]\d+$/), type: 'Annotation' });
      expect(targetsOf(item).length).toBeGreaterThan(0);
      expect(['identifying', 'describing']).toContain(item.motivation);
      // §3.2.4: a textual body has exactly one value.
      for (const body of item.body) if (body.type === 'TextualBody') expect(typeof body.value).toBe('string');
    }
  });

  test('both selectors of each place choose the same text, in code points', () => {
    const points = [...REPORT];
    const places = items.flatMap(placesOf);
    expect(places.length).toBeGreaterThan(items.length);
    for (const { source, selector } of places) {
      const [{ exact, prefix, suffix }, { start, end }] = selector;
      expect(source).toBe('source/%E5%B9%B4%E6%8A%A5%201.md');
      expect(points.slice(start, end).join('')).toBe(exact);
      expect(points.slice(Math.max(0, start - 32), start).join('')).toBe(prefix);
      expect(points.slice(end, end + 32).join('')).toBe(suffix);
    }
  });

  test('a place behind ships and thumbs is counted in code points, not in UTF-16 units', () => {
    const [item] = items.filter((one) => fieldsOf(one).text === '2400万元');
    const [place] = targetsOf(item ?? expect.fail('no figure'));
    const utf16 = REPORT.indexOf('2400万元');
    expect(place?.selector[1]).toEqual({ type: 'TextPositionSelector', start: utf16 - 3, end: utf16 - 3 + 6 });
  });

  test('the fields, the tags and the speaker are bodies', () => {
    const remark = items.find((one) => fieldsOf(one).kind === 'direct') ?? expect.fail('no remark');
    expect(fieldsOf(remark)).toMatchObject({ status: 'proposed', source: { name: '何思远' }, cue: { text: '说' } });
    expect(JSON.stringify(fieldsOf(remark))).not.toContain('"position"');
    expect(remark.body.map(({ purpose }) => purpose)).toEqual(['tagging', 'tagging', 'describing', 'identifying']);
    expect(remark.body.at(-1)).toMatchObject({ selector: [{ exact: '港务局局长何思远' }, {}] });
  });

  test('a remark in two halves has two targets', () => {
    const text = '港口夜里不停。\n\n“过去是等船来，”王志远说，“现在是船等不了一刻钟。”\n\n他笑了。\n';
    const [item] = collectionOf({ 'a.md': text }).first.items.filter((one) => fieldsOf(one).type === 'remark');
    expect(targetsOf(item ?? expect.fail('no remark')).map(({ selector }) => selector[0].exact)).toEqual([
      '“过去是等船来，”',
      '“现在是船等不了一刻钟。”',
    ]);
  });

  test('in a document of several files each place is in its own', () => {
    const { first } = collectionOf({ 'a/1.txt': '新建3座码头。\n', 'a/2.txt': '完成货物吞吐量5亿吨。\n' });
    expect(first.items.flatMap(targetsOf).map(({ source, selector }) => [source, selector[0].exact])).toEqual([
      ['a/1.txt', '3座'],
      ['a/2.txt', '5亿吨'],
    ]);
  });

  test('a document without annotations has an empty page', () => {
    expect(collectionOf({ 'a.txt': '春天来了。\n' })).toMatchObject({ total: 0, first: { items: [] } });
  });

  test('the same document gives the same bytes', () => {
    expect(JSON.stringify(collectionOf({ [PATH]: REPORT }))).toBe(JSON.stringify(collection));
  });
});
