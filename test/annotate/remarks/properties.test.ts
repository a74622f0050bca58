import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Block, type BlockQuotations, findQuotations } from '../../../pipeline/annotate/remarks/index.ts';
import { casesOf } from './cases.ts';

const sentences = [...casesOf('zh'), ...casesOf('en')].map(({ text }) => text);
const piece = fc.oneof(
  fc.constantFrom(...sentences),
  fc.constantFrom(...'“”‘’「」『』《》"\'，。：；！？,.:;!?()（） \n'),
  fc.constantFrom(
    '说',
    '表示',
    '指出',
    '他',
    '王部长',
    '要求',
    '的',
    '数据显示',
    'said',
    'she ',
    'that ',
    'According to ',
    '𠮷',
    '\uFFFC',
  ),
  fc.string({ maxLength: 6 }),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const blocks = fc
  .array(fc.record({ text, heading: fc.boolean() }), { maxLength: 6 })
  .map((list): Block[] => list.map((block, index) => ({ id: `s${index}`, ...block })));

/** Every span in an annotation, with the id of the block that it counts in. */
function* spans(value: unknown, block: string): Generator<{ start: number; end: number; text: string; block: string }> {
  if (Array.isArray(value)) for (const item of value) yield* spans(item, block);
  else if (value !== null && typeof value === 'object') {
    const at = 'segment' in value && typeof value.segment === 'string' ? value.segment : block;
    if ('start' in value && 'end' in value && 'text' in value) {
      yield { start: Number(value.start), end: Number(value.end), text: String(value.text), block: at };
    }
    for (const inner of Object.values(value)) yield* spans(inner, at);
  }
}

it('cuts every span out of the text of its block, at any input', () => {
  fc.assert(
    fc.property(blocks, (input) => {
      const texts = new Map(input.map((block) => [block.id, block.text]));
      for (const result of findQuotations(input)) {
        for (const span of spans([result.quotations, result.defects], result.block)) {
          expect(texts.get(span.block)?.slice(span.start, span.end)).toBe(span.text);
          expect(span.start).toBeLessThanOrEqual(span.end);
        }
        for (const quotation of result.quotations) expect(quotation.confidence).toBeGreaterThan(0);
      }
    }),
  );
});

it('gives one entry a block, in order, and the same twice', () => {
  fc.assert(
    fc.property(blocks, (input) => {
      const found = findQuotations(input);
      expect(found.map(({ block }) => block)).toEqual(input.map(({ id }) => id));
      expect(findQuotations(input)).toEqual(found);
    }),
  );
});

it('finds the same elsewhere when a paragraph that has nothing to do with it is added', () => {
  const unrelated: Block = { id: 'x', text: '山坡上的果树开花了。' };
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...sentences), { maxLength: 6 }), fc.nat(6), (texts, at) => {
      const input = texts.map((sentence, index): Block => ({ id: `s${index}`, text: sentence }));
      const place = Math.min(at, input.length);
      const apart = (found: BlockQuotations[]) =>
        found.filter(({ block }) => block !== 'x').map(({ quotations }) => quotations.map(withoutAntecedent));
      const more = [...input.slice(0, place), unrelated, ...input.slice(place)];
      expect(apart(findQuotations(more))).toEqual(apart(findQuotations(input)));
    }),
  );
});

/** Who a pronoun stands for may change with the paragraph before it; nothing else may. */
function withoutAntecedent<T extends object>(quotation: T): T {
  if (!('source' in quotation) || quotation.source === null) return quotation;
  return { ...quotation, source: { ...(quotation.source as object), resolved: undefined, reason: undefined } };
}

it.each([
  ['quotation marks', '“'],
  ['paired marks', '“好”'],
  ['nested marks', '「『'],
  ['cues', '说'],
  ['cues in clauses', '他说，'],
  ['English cues', 'he said '],
  ['closing marks', '”'],
  ['straight quotes', '"a" '],
])('reads 50,000 %s in a row to the end', (_, unit) => {
  const [found] = findQuotations([{ id: 's1', text: unit.repeat(50_000) }]);
  expect(found?.block).toBe('s1');
});
