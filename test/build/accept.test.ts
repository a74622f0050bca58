import { expect, it } from 'vitest';
import { acceptProposals } from '../../pipeline/build/accept.ts';
import { complaints, decided } from '../annotate/decisions/desk.ts';

const TEXT = '东区有3座泵站，西区有3座泵站，共耗资约42万元。馆长说：“水够用。”\n';

it('writes a file that confirms every proposal, and reads it back without a complaint', () => {
  const { text, added } = acceptProposals(decided(TEXT));
  expect(text).toBe(`# What an editor says of the figures and remarks. Each entry is found by its words.
# confirm: it is right · correct: … with set: { value: … } · dismiss: … with a reason ·
# add: what was not found · cite: … with a source
decisions:
  - confirm: 3座 # 3 座
    before: 东区有
    after: 泵站，西区有3座
    line: 1
  - confirm: 3座 # 3 座
    before: 3座泵站，西区有
    after: 泵站，共耗资约4
    line: 1
  - confirm: 约42万元 # ~ 420000 CNY
    line: 1
  - confirm: “水够用。” # 馆长
    line: 1
`);
  expect(added).toBe(4);
  const document = decided(TEXT, text);
  expect(document.annotations.map(({ status }) => status)).toEqual(Array(4).fill('confirmed'));
  expect(complaints(document)).toEqual([]);
  expect(acceptProposals(document, text)).toEqual({ text, added: 0 });
});

it.each([
  ['a list', '# 编辑部，三校\ndecisions:\n- dismiss: 约42万元   # 待核\n  reason: 未定\n\nsources:\n  a: 公报\n'],
  ['a list in brackets', 'decisions: [ { dismiss: 约42万元, reason: 未定 } ] # 待核\nsources: { a: 公报 }\n'],
  ['an empty list', '# 待核\ndecisions:\nsources: { a: 公报 }\n'],
  ['other keys only', 'sources:\n  a: 公报 # 待核\n'],
])('leaves what stands there as it is: %s', (_, before) => {
  const { text } = acceptProposals(decided(TEXT, before), before);
  for (const comment of before.match(/#.*/g) ?? []) expect(text).toContain(comment);
  const document = decided(TEXT, text);
  expect(complaints(document)).toEqual([]);
  expect(document.sources).toEqual([{ key: 'a', title: '公报' }]);
  const dismissed = before.includes('dismiss') ? 1 : 0;
  expect(document.annotations.filter(({ status }) => status === 'dismissed')).toHaveLength(dismissed);
  expect(document.annotations.filter(({ status }) => status === 'confirmed')).toHaveLength(4 - dismissed);
});
