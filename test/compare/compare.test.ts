import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../pipeline/compare/index.ts';
import type { Comparison } from '../../pipeline/contract/index.ts';
import { prepare } from '../../pipeline/run.ts';

const OPENING = '# 水务报告\n\n';

/** What changed between two texts: the words of segments in place of their ids. */
async function changes(before: string, after: string, format: 'md' | 'txt' = 'md') {
  const [former, now] = await Promise.all(
    [before, after].map((text) => prepare({ text: OPENING + text, format }, { language: 'zh', date: '2026-01-31' })),
  );
  if (!former || !now) throw new Error('unreachable');
  const comparison = compare(former, now, 'before');
  const textOf = (id?: string) => now.segments.find((segment) => segment.id === id)?.text;
  return { comparison, now, textOf };
}

const summary = ({ figures }: Comparison) => figures.map(({ kind, before, after }) => [kind, before, after]);

describe('blocks', () => {
  const blocks = async (before: string, after: string) => {
    const { comparison, textOf } = await changes(before, after);
    return {
      changed: comparison.segments.map(({ kind, segment, words }) => [
        kind,
        textOf(segment),
        ...(words ? [words.map(({ text }) => text)] : []),
      ]),
      removed: comparison.removed.map(({ text, behind }) => [text, textOf(behind)]),
    };
  };

  it('have not changed where only lines break elsewhere', async () => {
    expect(
      await blocks('第一段话很长，\n它有两行。\n\n第二段话。', '第一段话很长，它有两行。\n\n\n第二段话。'),
    ).toEqual({
      changed: [],
      removed: [],
    });
  });

  it('are told apart: new, changed with their new words, moved, gone', async () => {
    const [rain, wind, snow] = ['今年的雨水比往年多。', '入夏以来大风天气偏少。', '山区的积雪到四月才化。'];
    expect(await blocks(`${rain}\n\n${wind}\n\n${snow}`, `${wind}\n\n${snow}\n\n${rain}`)).toEqual({
      changed: [['moved', rain]],
      removed: [],
    });
    expect(await blocks(`${rain}\n\n${wind}`, `${rain}\n\n全市新建水厂三座。\n\n${wind}`)).toEqual({
      changed: [['added', '全市新建水厂三座。']],
      removed: [],
    });
    expect(await blocks(`${rain}\n\n${wind}\n\n${snow}`, `${rain}\n\n${snow}`)).toEqual({
      changed: [],
      removed: [[wind, rain]],
    });
    expect(await blocks(rain, '今年的雨水比前年多得多。')).toEqual({
      changed: [['changed', '今年的雨水比前年多得多。', ['前', '得多']]],
      removed: [],
    });
  });

  it('are moved also where a few of their words are others', async () => {
    const [rain, wind] = ['今年的雨水比往年多，尤其是在北部山区。', '入夏以来大风天气偏少，空气质量因此不佳。'];
    const after = '今年的雨水比往年多，尤其是在南部山区。';
    expect(await blocks(`${rain}\n\n${wind}\n\n别的话。`, `${wind}\n\n别的话。\n\n${after}`)).toEqual({
      changed: [['moved', after, ['南']]],
      removed: [],
    });
  });

  it('say where words are gone, with an empty stretch', async () => {
    const { comparison } = await changes('今年的雨水比往年多，真的很多。', '今年的雨水比往年多。');
    expect(comparison.segments).toMatchObject([
      { kind: 'changed', before: '今年的雨水比往年多，真的很多。', words: [{ start: 9, end: 9, text: '' }] },
    ]);
  });

  it('are no change of a text that is compared with itself, and its stretches are those of the text', () => {
    const block = fc.stringMatching(/^[甲乙丙丁戊己庚辛a-z0-9，。%]{1,40}$/);
    const text = fc.array(block, { maxLength: 12 }).map((all) => all.join('\n\n'));
    return fc.assert(
      fc.asyncProperty(text, text, async (before, after) => {
        const same = await changes(before, before, 'txt');
        expect(same.comparison).toEqual({ against: 'before', segments: [], removed: [], figures: [], remarks: [] });
        const { comparison, now } = await changes(before, after, 'txt');
        for (const { segment, words = [] } of comparison.segments) {
          const { text: whole = '' } = now.segments.find(({ id }) => id === segment) ?? {};
          for (const { start, end, text: stretch } of words) expect(whole.slice(start, end)).toBe(stretch);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('figures', () => {
  const figures = async (before: string, after: string) => summary((await changes(before, after)).comparison);

  it('are told by what they mean', async () => {
    const rows = [
      ['全市用水量增长10%。', '全市用水量增长百分之十。', []],
      ['全市用水量增长10%。', '全市用水量增长11%。', [['changed', '10%', '11%']]],
      ['水费为每吨3元。', '水费为每吨3元，比上年高0.2元。', [['added', undefined, '0.2元']]],
      ['共有水厂17座，泵站96座。', '共有泵站96座。', [['removed', '17座', undefined]]],
      ['工程于2025年6月完工。', '工程于2025年9月完工。', [['changed', '2025年6月', '2025年9月']]],
      ['约300户停水。', '300户停水。', [['changed', '约300户', '300户']]],
    ] as const;
    for (const [before, after, expected] of rows) expect(await figures(before, after), before).toEqual(expected);
  });

  it('of one unit are changed, and not exchanged for another', async () => {
    expect(await figures('供水320万立方米，用户80万户。', '供水345万立方米，用户81万户，管网5公里。')).toEqual([
      ['changed', '320万立方米', '345万立方米'],
      ['changed', '80万户', '81万户'],
      ['added', undefined, '5公里'],
    ]);
  });

  it('stand where they were gone from', async () => {
    const { comparison, textOf } = await changes(
      '供水管网覆盖全部城区。\n\n全市共有水厂17座。',
      '供水管网覆盖全部城区。',
    );
    expect(comparison.figures).toMatchObject([{ kind: 'removed', before: '17座' }]);
    expect(textOf(comparison.figures[0]?.segment)).toBe('供水管网覆盖全部城区。');
  });
});

describe('remarks', () => {
  const remarks = async (before: string, after: string) =>
    (await changes(before, after)).comparison.remarks.map((change) => [change.kind, change.before, change.after]);

  it('are changed by other words, or by another speaker, who is named then', async () => {
    const said = (who: string, what: string) => `${who}说：“${what}”`;
    expect(await remarks(said('林秋', '水够用。'), said('林秋', '水够用。'))).toEqual([]);
    expect(await remarks(said('林秋', '今年的水够全市用。'), said('林秋', '今年的水不够全市用。'))).toEqual([
      ['changed', '“今年的水够全市用。”', '“今年的水不够全市用。”'],
    ]);
    expect(await remarks(said('林秋', '今年的水够全市用。'), said('周平', '今年的水够全市用。'))).toEqual([
      ['changed', '林秋: “今年的水够全市用。”', '周平: “今年的水够全市用。”'],
    ]);
  });
});

it('takes a text that was written anew for another one, in no time that grows with its square', async () => {
  const text = (sign: string) => Array.from({ length: 3000 }, (_, i) => `${sign}${i}号水库正常。`).join('\n\n');
  const { comparison } = await changes(text('东'), text('西北方向第'));
  expect(comparison.segments.length).toBe(3000);
  expect(comparison.removed.length).toBe(3000);
});
