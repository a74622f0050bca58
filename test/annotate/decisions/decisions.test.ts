import { describe, expect, it } from 'vitest';
import { complaints, decided, figures } from './desk.ts';

const TEXT = `# 湖区供水

全市新增调蓄容积约42万立方米，惠及近17万户居民。第三水厂日供水8万吨。

馆长说：“今年的水够用。”在他看来，情况正在好转。
`;

describe('decisions of the side file', () => {
  it('confirms what was found', () => {
    const document = decided(
      TEXT,
      'decisions:\n  - confirm: 约42万立方米\n    source: bulletin\nsources:\n  bulletin: 统计公报\n',
    );
    expect(figures(document).find(({ text }) => text === '约42万立方米')).toMatchObject({
      status: 'confirmed',
      sources: ['bulletin'],
      value: '420000',
    });
    expect(document.sources).toEqual([{ key: 'bulletin', title: '统计公报' }]);
    expect(complaints(document)).toEqual([]);
  });

  it('corrects a value and moves its bounds, and keeps what was proposed', () => {
    const document = decided(
      TEXT,
      `decisions:
  - correct: 近17万户
    set: { op: '>=', value: 175000, unit: 户, entity: 居民 }
    reason: 初稿漏计
`,
    );
    const figure = figures(document).find(({ text }) => text === '近17万户');
    expect(figure).toMatchObject({
      status: 'corrected',
      op: '>=',
      value: '175000',
      min: '175000',
      minInclusive: true,
      reason: '初稿漏计',
      unit: { text: '户', kind: 'classifier' },
      proposed: { op: '<~', value: '170000' },
    });
  });

  it('takes a dismissed annotation out of the text and keeps it in the list', () => {
    const document = decided(TEXT, 'decisions:\n  - dismiss: 8万吨\n    reason: 设计能力，并非实绩\n');
    expect(figures(document).find(({ text }) => text === '8万吨')).toMatchObject({
      status: 'dismissed',
      reason: '设计能力，并非实绩',
    });
    const { id } = figures(document).find(({ text }) => text === '8万吨') ?? {};
    expect(JSON.stringify(document.tree)).not.toContain(`"annotation":"${id}"`);
  });

  it('adds what was not found', () => {
    const document = decided(
      TEXT,
      `decisions:
  - add: 情况正在好转
    type: remark
    set: { speaker: 馆长 }
  - add: 日供水
    set: { value: 80000, unit: 吨 }
`,
    );
    const remark = document.annotations.find((one) => one.type === 'remark' && one.status === 'added');
    expect(remark).toMatchObject({ text: '情况正在好转', rule: 'editor', source: { name: '馆长', text: '馆长' } });
    expect(remark?.position.start.offset).toBe(TEXT.indexOf('情况正在好转'));
    expect(figures(document).find(({ text }) => text === '日供水')).toMatchObject({
      value: '80000',
      kind: 'measure',
      unit: { code: 't' },
    });
  });

  it('finds its words again when the text around them was edited', () => {
    const edited = TEXT.replace('全市新增', '五年来，全市在三个片区新增').replace(
      '# 湖区供水',
      '# 湖区供水\n\n新的一段，长42米。',
    );
    const yaml = 'decisions:\n  - confirm: 约42万立方米\n    before: 新增调蓄容积\n    after: ，惠及\n    line: 3\n';
    const document = decided(edited, yaml);
    expect(complaints(document)).toEqual([]);
    expect(figures(document).find(({ text }) => text === '约42万立方米')?.status).toBe('confirmed');
  });

  it('tells equal words apart by those around them', () => {
    const text = '东区有3座泵站，西区有3座泵站。\n';
    const which = (yaml: string) => {
      const document = decided(text, yaml);
      return [figures(document).map(({ status }) => status), complaints(document)];
    };
    expect(which('decisions:\n  - confirm: 3座\n    before: 西区有\n')).toEqual([['proposed', 'confirmed'], []]);
    expect(which('decisions:\n  - confirm: 3座\n')).toEqual([['proposed', 'proposed'], ['decision/ambiguous 2:5 → 1']]);
  });

  it('says where lost words stood and what is nearest, and leaves the decision alone', () => {
    const yaml = '# 编辑部\ndecisions:\n  - confirm: 约41万立方米\n    line: 3\n';
    const document = decided(TEXT, yaml);
    expect(complaints(document)).toEqual(['decision/lost 3:5 → 3']);
    const [message] = document.decisionsFile?.messages ?? [];
    expect(message?.note).toBe(
      'It stood in line 3. Nearest to it is `约42万立方米`. Change the quote, or remove the decision; until then it is kept and does nothing.',
    );
    expect(figures(document).every(({ status }) => status === 'proposed')).toBe(true);
  });

  it('names what is wrong in an entry and passes over that entry alone', () => {
    const document = decided(
      TEXT,
      `decisions:
  - confrim: 8万吨
  - correct: 8万吨
    set: { value: 很多, opp: '=' }
  - confirm: 8万吨
  - cite: 8万吨
    source: bulettin
  - correct: 8万吨
    set: { entity: 自来水 }
sources: { bulletin: 公报 }
`,
    );
    expect(complaints(document).sort()).toEqual([
      'decision/invalid 2:5',
      'decision/invalid 4:19',
      'decision/not-in-text 8:5',
      'decision/unknown-key 2:5',
      'decision/unknown-key 4:23',
      'decision/unknown-source 6:5',
    ]);
    expect(figures(document).find(({ text }) => text === '8万吨')?.status).toBe('confirmed');
  });

  it.each([
    ['decisions:\n  - &a { confirm: x }\n  - *a\n', 'decision/alias'],
    ['decisions: [\n', 'decision/yaml'],
    [`decisions: ${'['.repeat(5000)}${']'.repeat(5000)}\n`, 'decision/'],
  ])('refuses %j', (yaml, rule) => {
    expect(() => decided(TEXT, yaml)).toThrow(expect.objectContaining({ ruleId: expect.stringContaining(rule) }));
  });

  it('acts before the checks: what is dismissed fails none', () => {
    const text = '东镇、西镇、南镇、北镇等3个镇已经通水。\n';
    const rules = (yaml?: string) => decided(text, yaml).files[0]?.messages.map(({ ruleId }) => ruleId);
    const bare = rules();
    expect(bare).toContain('check/list-count');
    expect(rules('decisions:\n  - dismiss: 3个\n')).not.toContain('check/list-count');
  });
});

describe('directives', () => {
  it('corrects, confirms and adds around the words themselves', () => {
    const document = decided(
      `---
sources:
  customs: { title: 海关统计, date: '2020' }
---

出口口罩:stat[约71.2亿只]{source=customs status=verified}，:stat[近17万通]{value=168000}电话，:stat[若干]{op=">=" value=3}件。
`,
    );
    expect(figures(document).map(({ text, status, value }) => [text, status, value])).toEqual([
      ['约71.2亿只', 'confirmed', '7120000000'],
      ['近17万通', 'corrected', '168000'],
      ['若干', 'added', '3'],
    ]);
    expect(figures(document)[0]?.sources).toEqual(['customs']);
    expect(document.tree.children.some((block) => JSON.stringify(block).includes('textDirective'))).toBe(false);
    expect(document.segments.at(-1)?.text).toBe('出口口罩约71.2亿只，近17万通电话，若干件。');
  });

  it('keeps words plain', () => {
    const document = decided('会议室在:plain[三号楼8层]，有12间。\n');
    expect(
      figures(document)
        .filter(({ status }) => status !== 'dismissed')
        .map(({ text }) => text),
    ).toEqual(['12间']);
  });

  it('names a speaker', () => {
    const document = decided('周老师点头。:remark[“可以开始了。”]{speaker=周老师}\n');
    expect(document.annotations.find(({ type }) => type === 'remark')).toMatchObject({
      source: { name: '周老师', text: '周老师' },
    });
  });

  it('passes over attributes that mean nothing, and says so', () => {
    const document = decided(':stat[12间]{valeu=13 value=很多 status=maybe source=none}\n');
    expect(complaints(document).sort()).toEqual([
      'decision/unknown-source 1:1',
      'directive/attribute 1:1',
      'directive/attribute 1:1',
      'directive/attribute 1:1',
    ]);
  });
});
