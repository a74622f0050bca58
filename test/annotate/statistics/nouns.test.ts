import { expect, it } from 'vitest';
import { findStatistics } from '../../../pipeline/annotate/index.ts';

/** What the first quantity of a sentence is of: what is counted, or else what is measured. */
function nounOf(text: string): string | undefined {
  const [statistic] = findStatistics(text, { language: 'zh', docDate: '2025-06-30' })
    .filter(({ class: kind }) => kind === 'quantity')
    .slice(-1);
  return statistic?.entity?.text ?? statistic?.property?.text;
}

it.each([
  ['5月服务业采购经理指数比上月回升1.2个百分点。', '服务业采购经理指数'],
  ['规模以上工业企业平均负荷率达到87.5%。', '规模以上工业企业平均负荷率'],
  ['7月全省气温平均下降2.5度。', '全省气温'],
  ['论坛吸引了90多个国家和国际组织代表。', '国家和国际组织代表'],
  ['会议达成5项重要共识。', '重要共识'],
  ['铁路部门加开26列临时列车。', '临时列车'],
  ['市里先后8次召开专题座谈会。', '专题座谈会'],
  ['有3个委员会参加评审。', '委员会'],
  ['日产能从4万吨增至9万吨。', '日产能'],
])('%s', (text, noun) => {
  expect(nounOf(text)).toBe(noun);
});
