import { describe, expect, it } from 'vitest';
import { createPipeline } from '../../pipeline/index.ts';
import { partsOf } from '../../templates/gongwen/parts.ts';

const pipeline = createPipeline({} as never);

/** The parts of a text by the beginnings of their blocks. */
function parts(source: string): Record<string, string | undefined> {
  const document = pipeline.prepare({ name: 'x', files: [{ path: 'x.md', bytes: Buffer.from(source) }] });
  const found = partsOf(document.segments);
  return Object.fromEntries(
    document.segments.flatMap(({ id, text }) => (found.has(id) ? [[text.slice(0, 8), found.get(id)]] : [])),
  );
}

const TITLE = '# 某市关于做好供水工作的通知';
const TEXT = '为做好供水工作，现通知如下。\n\n一、各单位要加强值守，确保安全。';

describe('the parts of an official document', () => {
  it('are whom it is sent to, what is attached, who signs it and when', () => {
    expect(
      parts(
        [
          TITLE,
          '各县（区）人民政府，市政府各部门：',
          TEXT,
          '附件：1.任务分工表',
          '2.联系人名单',
          '某市人民政府办公室',
          '2025年11月3日',
          '（此件公开发布）',
        ].join('\n\n'),
      ),
    ).toEqual({
      '各县（区）人民政': 'addressee',
      '附件：1.任务分': 'attachments',
      '2.联系人名单': 'attachment',
      某市人民政府办公: 'signatory',
      '2025年11月': 'signed-on',
      '（此件公开发布）': 'remark-below',
    });
  });

  it('are several who sign together, and dates in Han characters', () => {
    expect(parts([TITLE, TEXT, '甲局', '乙委员会', '二〇二五年十一月三日'].join('\n\n'))).toEqual({
      甲局: 'signatory',
      乙委员会: 'signatory',
      二〇二五年十一月: 'signed-on',
    });
  });

  it('are annexes behind the signature, each with its title', () => {
    const text = [
      TITLE,
      TEXT,
      '某局',
      '2025年11月3日',
      '附件1',
      '任务分工表',
      '由甲处牵头。',
      '附件2',
      '名单',
      '见下。',
    ];
    expect(parts(text.join('\n\n'))).toEqual({
      某局: 'signatory',
      '2025年11月': 'signed-on',
      附件1: 'annex',
      任务分工表: 'annex-title',
      附件2: 'annex',
      名单: 'annex-title',
    });
  });

  it.each([
    ['an introduction of points', [TITLE, '为此，提出以下要求。主要是：', '一、值守。']],
    ['a date within a sentence', [TITLE, TEXT, '截至2025年11月3日，已检查3次。']],
    ['a date below a sentence', [TITLE, TEXT, '检查已经结束。', '2025年11月3日']],
    ['a mention of an annex', [TITLE, TEXT, '附件所列单位要按时报送。']],
  ])('are not found in %s', (_, blocks) => {
    expect(Object.values(parts(blocks.join('\n\n'))).filter((part) => part !== 'signed-on')).toEqual([]);
  });
});
