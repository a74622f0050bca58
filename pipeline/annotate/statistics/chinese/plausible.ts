import type { Operator } from '../../../contract/statistic.ts';
import type { Amount } from './amount.ts';
import type { Around, Core } from './core.ts';
import type { Paragraph } from './paragraph.ts';

const APPROXIMATE = new Set<Operator | undefined>(['~', '<~']);
const YEAR_IS_LENGTH = ['历史', '文明', '悠久', '以上', '来的', '前的', '古'];

/** 千元左右, 亿元以上. */
const LIMITED = /^(?:左右|上下|以上|以下|以内|之内)/;

/** Whether a number in this place counts or measures; what is left out is a date, an identifier, or words. */
export function isQuantity(p: Paragraph, core: Core, around: Around): boolean {
  const { amount } = core;
  const { numeral } = amount;
  const unit = core.to?.unit ?? amount.unit;
  const hedged = around.op !== undefined || amount.hedge !== undefined;
  const behind = p.text.slice(core.end, core.end + 4);
  if (numeral.bare && !hedged) {
    const each = p.text[numeral.start - 1] === '每';
    const limits = unit !== undefined && LIMITED.test(behind);
    if (!each && !limits && (numeral.end - numeral.start < 2 || !unit)) return false;
  }
  if (unit?.unit.text === '日' && !/^(?:以?内|之内|游|龄)/.test(behind)) return false;
  if (unit?.unit.text === '年' && isYear(amount)) {
    const length = APPROXIMATE.has(around.op) || amount.hedge || YEAR_IS_LENGTH.some((word) => behind.startsWith(word));
    if (!length) return false;
  }
  if (unit?.unit.text === '大') return countsKinds(amount, behind);
  if (unit?.unit.text === '级') return measuresGrade(p, core, behind);
  if (unit?.unit.text === '番') return '翻了'.includes(p.text[around.start - 1] || ' ');
  return true;
}

/** 七大政策, but not 大于, 大学, 大多数. */
function countsKinds({ numeral, hedge }: Amount, behind: string): boolean {
  const few =
    numeral.scale === undefined &&
    numeral.precision === 0 &&
    !numeral.spread &&
    !hedge &&
    numeral.value.coefficient <= 20n;
  return (
    few && /^[\u4e00-\u9fff]{2}/.test(behind) && !/^[于学力家会量多小型幅致概体约都胆规批众陆道洋寒暑]/.test(behind)
  );
}

/** What is measured in grades; behind other words a grade numbers. */
export const GRADED = /里氏|震级|烈度|风力|阵风|大风|海况/;

/** 里氏5.6级, 8级大风: a grade on a scale; other grades number. */
function measuresGrade(p: Paragraph, { amount, start }: Core, behind: string): boolean {
  const before = p.text.slice(Math.max(0, start - 3), start);
  return (
    amount.numeral.precision > 0 ||
    GRADED.test(before) ||
    /^(?:以上|以下|左右)?(?:地震|大风|台风|余震|阵风|强震|强风)/.test(behind)
  );
}

export function isYear({ numeral }: Amount): boolean {
  const { value, form, scale } = numeral;
  return (
    form === 'arabic' &&
    scale === undefined &&
    value.exponent === 0 &&
    value.coefficient >= 1000n &&
    value.coefficient < 3000n
  );
}
