import { describe, expect, it } from 'vitest';
import { ROLES, TITLES } from '../../../pipeline/annotate/remarks/chinese/offices.ts';
import { findQuotations } from '../../../pipeline/annotate/remarks/index.ts';

/** Speakers of every kind, whose last characters meet the first of a verb or of what stands before it. */
const SPEAKERS = [
  // 导演讲 holds 演讲 as well: the characters leave it open.
  ...TITLES.filter((title) => title.length > 1 && title !== '导演'),
  ...ROLES,
  ...[
    '他',
    '她们',
    '周维明',
    '方正',
    '欧阳修远',
    '玛丽亚·桑托斯',
    '小李',
    '老杨',
    '王总',
    '周局长',
    '村民李大山',
    '张某',
  ],
  ...[
    '工会',
    '妇联',
    '央行',
    '警方',
    '校方',
    '中方',
    '两国',
    '该公司',
    '主办方',
    '东海大学',
    '医院',
    '村委会',
    '红十字基金会',
  ],
  ...[
    '外交部',
    '海关总署',
    '国家统计局',
    '世界银行',
    '路透社',
    '法国',
    '省发展改革委',
    '最高人民法院',
    '公众',
    '群众',
    '听众',
  ],
];
const VERBS = ['说', '称', '讲', '问', '答', '表示', '认为', '要求', '建议', '警告'];

function found(text: string): string[] {
  return findQuotations([{ id: 'p', text }], { language: 'zh' }).flatMap(({ quotations }) =>
    quotations.map((one) =>
      one.type === 'remark' ? `${one.source?.text}|${one.cue?.text}|${one.content?.text}` : one.type,
    ),
  );
}

describe('speakers and verbs that share characters', () => {
  it.each(VERBS)('are told apart before %s', (verb) => {
    const words = '“这件事要抓紧办好。”';
    const wrong = SPEAKERS.filter((name) => found(`${name}${verb}：${words}`).join() !== `${name}|${verb}|${words}`);
    expect(wrong).toEqual([]);
  });

  it.each([
    '近日',
    '7日',
    '昨天',
    '随后',
    '曾多次',
    '周三',
    '周三晚些时候',
    '本周早些时候',
    '去年底',
    '据此',
    '书面',
    '集体',
    '在发布会上',
    '在接受采访时',
    '当日在一份声明中',
    '在回答提问时',
    '就此',
    '向媒体',
    '通过视频',
    '不无忧虑地',
    '一再',
    '特别',
  ])('are found on both sides of %s', (between) => {
    const names = ['周维明', '国家统计局', '外交部发言人', '玛丽亚·桑托斯', '村民老杨', '他', '路透社'];
    const lines = names.flatMap((name) => ['说', '称', '表示'].map((verb) => [name, verb] as const));
    const wrong = lines.filter(
      ([name, verb]) =>
        found(`${name}${between}${verb}，今年的产量会更高。`).join() !== `${name}|${verb}|今年的产量会更高`,
    );
    expect(wrong).toEqual([]);
  });
});
