import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { findQuotations, findStatistics, remarkRemarks, remarkStatistics } from '../../pipeline/annotate/index.ts';
import { annotateTree } from '../../pipeline/annotate/tree.ts';

const pipeline = unified()
  .use(remarkParse)
  .use(remarkStatistics, { docDate: '2025-06-01' })
  .use(remarkRemarks)
  .use(remarkRehype)
  .use(rehypeStringify);

async function run(source: string) {
  const file = new VFile(source);
  const html = String(await pipeline.process(file));
  return { html, annotations: file.data.annotations ?? [], messages: file.messages };
}

/** Whether every text that has a place stands at it. */
function checkPlaces(value: unknown, source: string): number {
  if (!value || typeof value !== 'object') return 0;
  const { text, position } = value as {
    text?: string;
    position?: { start: { offset: number }; end: { offset: number } };
  };
  if (position) expect(source.slice(position.start.offset, position.end.offset)).toBe(text);
  return Object.values(value).reduce((sum: number, each) => sum + checkPlaces(each, source), position ? 1 : 0);
}

describe('annotateTree', () => {
  it('says which remark carries a figure', () => {
    const source = '厂长赵平说：“去年产量增长 8%。”厂区占地 20 公顷。';
    const { annotations } = annotateTree(unified().use(remarkParse).parse(source), [source], {
      statistics: findStatistics,
      quotations: findQuotations,
    });
    const remark = annotations.find(({ type }) => type === 'remark');
    const figures = annotations.filter(({ type }) => type === 'statistic');
    expect(remark).toBeDefined();
    expect(figures.map(({ text, attributedTo }) => [text, attributedTo])).toEqual([
      ['去年', remark?.id],
      ['8%', remark?.id],
      ['20 公顷', undefined],
    ]);
  });
});

describe('the plugins in a unified pipeline of anyone', () => {
  it('turn figures, remarks, speakers and cues into elements', async () => {
    const { html } = await run('水务局局长周明说：“今年新建泵站**12座**。”');
    expect(html).toBe(
      '<p><cite class="speaker">水务局局长周明</cite><span class="cue">说</span>：' +
        '<q class="remark">“<span class="statistic">今年</span>新建泵站<data class="statistic" value="12"><strong>12座</strong></data>。”</q></p>',
    );
  });

  it('list annotations with their places in the file, whatever markup is around them', async () => {
    const source =
      '# 报告\n\n> 全市共有 *约 3.5 万名* 职工 &amp; 家属。\n\n主任林青表示，到 2024 年末已建成 18 个站点。\n';
    const { annotations } = await run(source);
    const quantities = annotations.filter((one) => one.type === 'statistic' && one.class === 'quantity');
    expect(quantities.map(({ text }) => text)).toEqual(['约 3.5 万名', '18 个']);
    expect(checkPlaces(annotations, source)).toBeGreaterThan(8);
  });

  it('join a quotation that goes on in the next paragraph to one remark', async () => {
    const source = '馆长苏文说：“第一，要把书送到村里，不能让读者等。\n\n“第二，要把灯留到晚上，让下班的人也能来。”\n';
    const { annotations, html } = await run(source);
    const remarks = annotations.filter((one) => one.type === 'remark');
    expect(remarks).toHaveLength(1);
    expect(remarks[0]?.continued?.map(({ text }) => text)).toEqual(['“第二，要把灯留到晚上，让下班的人也能来。”']);
    expect(html.match(/<q /g)).toHaveLength(2);
    checkPlaces(annotations, source);
  });

  it('name the remark that another stands in', async () => {
    const { annotations } = await run(
      '记者问校长：“您为什么说‘孩子先要睡够，然后才谈学习’？”校长陈可回答：“老师常说，‘睡不好就学不好。’这是实话。”',
    );
    for (const one of annotations) {
      if (one.type === 'remark' && one.parent !== undefined) {
        expect(annotations.map(({ id }) => id)).toContain(one.parent);
      }
    }
  });

  it('report marks that do not close, with their place', async () => {
    const { messages } = await run('他说：“这件事没有完。');
    expect(messages.map(({ ruleId, line, column }) => [ruleId, line, column])).toEqual([['marks/unclosed', 1, 4]]);
  });
});
