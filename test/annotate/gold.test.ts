import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { annotate } from '../../pipeline/galley.ts';

const path = (relative: string) => fileURLToPath(new URL(`../../../shared/${relative}`, import.meta.url));
const there = existsSync(path('gold/article.gold.json'));

/** What the scorer counts; it stands beside the annotated article, outside of the project. */
interface Score {
  statistics: { exact: { f1: number }; value: { acc: number }; op: { acc: number } };
  temporal: { exact: { f1: number }; edtf: { acc: number } };
  remark: Record<'source' | 'cue' | 'content', { exact: { f1: number } }> & { speaker: { acc: number } };
  marks: { acc: number };
  negatives: { hits: unknown[] };
}

describe.skipIf(!there)('the annotated article in ../shared (skipped where that is absent)', () => {
  it('is annotated as its gold standard says', async () => {
    const gold = JSON.parse(readFileSync(path('gold/article.gold.json'), 'utf8')) as { docDate: string };
    const { score } = (await import(path('score/score.mjs'))) as { score(gold: unknown, system: unknown): Score };
    const result = score(gold, await annotate({ file: path('gold/article.txt') }, { date: gold.docDate }));
    expect(result.statistics.exact.f1).toBeGreaterThanOrEqual(0.98);
    expect(result.statistics.value.acc).toBe(1);
    expect(result.statistics.op.acc).toBe(1);
    expect(result.temporal.exact.f1).toBeGreaterThanOrEqual(0.97);
    expect(result.temporal.edtf.acc).toBeGreaterThanOrEqual(0.97);
    expect(result.remark.source.exact.f1).toBeGreaterThanOrEqual(0.97);
    expect(result.remark.cue.exact.f1).toBeGreaterThanOrEqual(0.97);
    expect(result.remark.content.exact.f1).toBeGreaterThanOrEqual(0.95);
    expect(result.remark.speaker.acc).toBeGreaterThanOrEqual(0.97);
    expect(result.marks.acc).toBe(1);
    expect(result.negatives.hits).toEqual([]);
  });
});
