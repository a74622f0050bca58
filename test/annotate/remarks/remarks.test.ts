import { describe, expect, it } from 'vitest';
import * as remarks from '../../../pipeline/annotate/remarks/index.ts';
import type { Remark } from '../../../pipeline/contract/remark.ts';
import { casesOf } from './cases.ts';
import { line } from './line.ts';

const { findQuotations } = remarks;

const lines = (text: string) =>
  findQuotations([{ id: 's1', text }])
    .flatMap(({ quotations }) => quotations.map(line))
    .sort();
const remarksIn = (...texts: string[]) =>
  findQuotations(texts.map((text, index) => ({ id: `s${index + 1}`, text }))).map(({ quotations }) =>
    quotations.filter((quotation): quotation is Remark => quotation.type === 'remark'),
  );
const only = (text: string): Remark => {
  const [found] = remarksIn(text);
  expect(found).toHaveLength(1);
  return found?.[0] as Remark;
};

it('exports one function', () => {
  expect(Object.keys(remarks)).toEqual(['findQuotations']);
});

describe.each([
  ['Chinese', casesOf('zh')],
  ['English', casesOf('en')],
])('%s', (_, cases) => {
  it.each(cases.map(({ genre, text, expect: wanted }) => [genre, text, wanted] as const))(
    '%s: %s',
    (_genre, text, wanted) => {
      expect(lines(text)).toEqual([...wanted].sort());
    },
  );
});

describe('the parts of a remark', () => {
  it('keeps adverbs, aspect and 道 in the cue group', () => {
    expect(only('总工程师严厉地批评道：“图纸画得太草率。”').cueGroup?.text).toBe('严厉地批评道');
    expect(only('她曾多次公开呼吁，保护古城墙。').cueGroup?.text).toBe('曾多次公开呼吁');
    expect(only('The minister has repeatedly said that the plan is sound.').cueGroup?.text).toBe('has repeatedly said');
  });

  it('tells a negated and a hypothetical remark from a plain one', () => {
    expect(only('发言人从未表示，谈判已经结束。').polarity).toBe('neg');
    expect(only('如果医生说，病人可以出院，我们就去接他。').polarity).toBe('hypothetical');
    expect(only('The director did not say when the museum would reopen.').polarity).toBe('neg');
    expect(only('医生说，病人可以出院。').polarity).toBeUndefined();
  });

  it.each([
    ['省教育厅副厅长梁文表示，招生计划不变。', { name: '梁文', title: '副厅长', org: '省教育厅', kind: 'person' }],
    ['梁文副厅长表示，招生计划不变。', { name: '梁文', title: '副厅长', org: null, kind: 'person' }],
    ['省教育厅表示，招生计划不变。', { name: '省教育厅', title: null, org: '省教育厅', kind: 'organisation' }],
    ['一位老教师表示，招生计划不变。', { name: null, kind: 'anonymous' }],
    ['《校园周刊》主编梁文表示，招生计划不变。', { name: '梁文', title: '主编', org: '《校园周刊》', kind: 'person' }],
    ['欧洲议会议员让·杜邦表示，招生计划不变。', { name: '让·杜邦', title: '议员', org: '欧洲议会', kind: 'person' }],
    [
      'Education Minister Rosa Lind said the plan would stay.',
      { name: 'Rosa Lind', title: 'Education Minister', kind: 'person' },
    ],
    [
      'Rosa Lind, head of the teachers’ union, said the plan would stay.',
      { name: 'Rosa Lind', title: 'head', kind: 'person' },
    ],
  ])('splits the speaker: %s', (text, wanted) => {
    expect(only(text).source).toMatchObject(wanted);
  });

  it('lists the marked parts of a mixed remark', () => {
    const remark = only('校方回应称，网传消息“完全不符合事实”，已经报警。');
    expect(remark.kind).toBe('mixed');
    expect(remark.quoted?.map(({ text }) => text)).toEqual(['“完全不符合事实”']);
  });

  it('points from a nested remark to the one around it', () => {
    const [found] = remarksIn('她说：“师傅对我讲，‘手上要稳，心里要静’，我一直记着。”');
    expect(found?.map(({ parent, source }) => [source?.text, parent])).toEqual([
      ['她', undefined],
      ['师傅', '0'],
    ]);
  });
});

describe('speakers named elsewhere', () => {
  it('resolves a pronoun in its own block, then in the one before', () => {
    const [first, second] = remarksIn('馆长高远表示，展览免费。他说，开放时间不变。', '他还说，欢迎学生参观。');
    expect(first?.[1]?.source?.resolved).toMatchObject({ text: '馆长高远', segment: 's1' });
    expect(second?.[0]?.source?.resolved).toMatchObject({ text: '馆长高远', segment: 's1' });
  });

  it('leaves a pronoun with two candidates, or none, unresolved with the reason', () => {
    const [found] = remarksIn('馆长高远表示，展览免费。策展人钱芳教授认为，藏品难得。他说，开放时间不变。');
    expect(found?.[2]?.source).toMatchObject({ resolved: null, reason: 'two candidates' });
    expect(only('他说，开放时间不变。').source).toMatchObject({ resolved: null, reason: 'no earlier mention' });
    expect(only('He said the hours would not change.').source).toMatchObject({
      resolved: null,
      reason: 'no earlier mention',
    });
  });

  it('uses the gender that a form of address shows', () => {
    const [found] = remarksIn('王女士说，楼道太暗。李先生说，电梯太慢。她表示，将继续反映。');
    expect(found?.[2]?.source?.resolved).toMatchObject({ text: '王女士' });
  });

  it('resolves a short name to the fullest mention before it', () => {
    const [found] = remarksIn('国际红十字会主席彼得·毛雷尔表示，局势严峻。毛雷尔说，援助不能停。');
    expect(found?.[1]?.source?.resolved).toMatchObject({ text: '国际红十字会主席彼得·毛雷尔' });
    const [english] = remarksIn('Health Minister Ruth Okafor said stocks were low. Okafor said help was coming.');
    expect(english?.[1]?.source?.resolved).toMatchObject({ text: 'Health Minister Ruth Okafor' });
  });

  it('takes the speaker of the sentence before where a sentence has no subject', () => {
    const [found] = remarksIn('县长秦川强调，秋收要抢晴天。要求各乡镇备足农机。');
    expect(found?.[1]).toMatchObject({ source: { text: '县长秦川', resolved: { text: '县长秦川', segment: 's1' } } });
    expect(found?.[1]?.source?.reason).toMatch(/zero subject/);
  });

  it('calls a remark without any speaker an orphan', () => {
    expect(only('要求各乡镇备足农机，抢收抢种。')).toMatchObject({ source: null, reason: 'orphan' });
  });
});

describe('marks that do not pair up', () => {
  const rules = (text: string) =>
    findQuotations([{ id: 's1', text }])[0]?.defects.map(({ rule, span }) => [rule, span.start]);

  it('annotates an unclosed quotation to the end of the paragraph', () => {
    const remark = only('站长说：“末班车十点开，请大家抓紧时间。');
    expect(remark).toMatchObject({ defect: 'unclosed', content: { text: '“末班车十点开，请大家抓紧时间。' } });
    expect(rules('站长说：“末班车十点开，请大家抓紧时间。')).toEqual([['marks/unclosed', 3 + 1]]);
  });

  it('reads a wrong mark as the one that belongs there', () => {
    expect(only('站长说：“末班车十点开。“').defect).toBe('mismatched');
    expect(only('站长说：”末班车十点开。”').defect).toBe('mismatched');
    expect(rules('站长说：“末班车十点开。“')).toEqual([['marks/mismatched', 12]]);
  });

  it('reports a stray closing mark, and no apostrophe', () => {
    expect(rules('末班车十点开。”')).toEqual([['marks/stray', 7]]);
    expect(rules("The drivers’ union isn't on strike; it’s the ’90s again.")).toEqual([]);
  });
});

describe('a quotation over several paragraphs', () => {
  const blocks = [
    { id: 'a', text: '老支书说：“那年山洪冲垮了桥。' },
    { id: 'b', text: '“我们用了两个冬天重修。' },
    { id: 'c', text: '“现在孩子们上学不用绕路了。”' },
    { id: 'd', text: '桥头立着一块碑。' },
  ];

  it('is one remark in the block that it opens in', () => {
    const found = findQuotations(blocks);
    expect(found.map(({ quotations }) => quotations.length)).toEqual([1, 0, 0, 0]);
    expect(found.flatMap(({ defects }) => defects)).toEqual([]);
    expect(found[0]?.quotations[0]).toMatchObject({
      kind: 'direct',
      source: { text: '老支书' },
      content: { text: '“那年山洪冲垮了桥。' },
      continued: [
        { segment: 'b', start: 0, end: 12, text: '“我们用了两个冬天重修。' },
        { segment: 'c', start: 0, end: 15, text: '“现在孩子们上学不用绕路了。”' },
      ],
    });
  });

  it('belongs to the speaker who ends the block before it', () => {
    const found = findQuotations([{ id: 'a', text: '桥修好了。老支书回忆说：' }, ...blocks.slice(1, 3)]);
    expect(found.map(({ quotations }) => quotations.length)).toEqual([1, 0, 0]);
    expect(found[0]?.quotations[0]).toMatchObject({
      text: '说',
      content: null,
      source: { text: '老支书' },
      continued: [{ segment: 'b' }, { segment: 'c' }],
    });
    const apart = findQuotations([
      { id: 'a', text: '老支书回忆说：' },
      { id: 'b', text: '桥头立着一块碑。' },
    ]);
    expect(apart.flatMap(({ quotations }) => quotations)).toEqual([]);
  });

  it('is several unclosed ones where nothing closes it', () => {
    const found = findQuotations(blocks.slice(0, 2));
    expect(found.map(({ defects }) => defects.map(({ rule }) => rule))).toEqual([
      ['marks/unclosed'],
      ['marks/unclosed'],
    ]);
    expect(found[0]?.quotations[0]).not.toHaveProperty('continued');
  });
});

describe('headings and languages', () => {
  it('reads a heading for marks only', () => {
    const [found] = findQuotations([{ id: 'h', text: '市长说，“双城记”要唱好', heading: true }]);
    expect(found?.quotations.map(({ type }) => type)).toEqual(['mark']);
  });

  it('reads a block in the language that it is told', () => {
    const text = 'The mayor said that 王府井 would reopen.';
    expect(findQuotations([{ id: 's1', text }])[0]?.quotations).toEqual([]);
    expect(findQuotations([{ id: 's1', text }], { language: 'en-GB' })[0]?.quotations.map(line)).toEqual([
      'indirect | The mayor | said | that 王府井 would reopen',
    ]);
  });
});
