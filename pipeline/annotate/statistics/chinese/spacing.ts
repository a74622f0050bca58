import type { View } from '../view.ts';
import { readUnit } from './units.ts';

const SPACE = /[ \u00a0\u2009\u202f]/g;
/** Longest stretch that a joint looks at, in characters to either side. */
const WINDOW = 24;

/**
 * Places where typesetters put one space that means nothing: between figures, letters and Han, and inside
 * a number. Each is what stands before the space (spaces there already closed) and what stands behind.
 */
const JOINTS: readonly (readonly [before: RegExp, behind: RegExp])[] = [
  // 3.5 万名, 30 多 个, 12 月; a heading's 2 十大行业 is not twenty.
  [/[\d０-９][十百千万亿]{0,2}[多余几来]?$/, /^(?![十百])[\u3400-\u9fff%％‰℃]/],
  // 约 3.5 万名, ￥ 300
  [/[\u3400-\u9fff$¥￥€£]$/, /^[\d０-９]/],
  // 5% 以上, 12 ℃ 左右
  [/[%％‰℃]$/, /^[\u3400-\u9fff]/],
  // 5 — 7 月, 10% ～ 12%
  [/[\d０-９年月日时万亿%％]$/, /^[-–—−－～~][ \u00a0\u2009\u202f]?[\d０-９]/],
  [/[\d０-９年月日时万亿%％][-–—−－～~]$/, /^[\d０-９]/],
  // 7 : 30, 1.3 ∶ 1
  [/[\d０-９]$/, /^[:：∶][ \u00a0\u2009\u202f]?[\d０-９]/],
  [/[\d０-９][:：∶]$/, /^[\d０-９]/],
  // G 102 次, G 20 峰会
  [/(?:^|[^A-Za-z])[A-Z]$/, /^\d{1,4}[ \u00a0\u2009\u202f]?(?:次|路|号|峰会|集团|高速|公路)/],
  // 约 三百 家
  [/(?:约|近|超|逾|突破|达|共)$/, /^[一二三四五六七八九十百千两几数]/],
  // 制造业 PMI 为
  [/[\u3400-\u9fff]$/, /^[A-Za-z]/],
  [/[A-Za-z]$/, /^[\u3400-\u9fff]/],
];

/** Groups of three figures set off by spaces: 1 200 家; in 表 1 200 the first numbers a table. */
const GROUPS = /(?<![\d.,]|\d，|(?:[表图第注]|附件)[ \u00a0\u2009\u202f]?)\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){0,4}$/;
const GROUP = /^\d{3}(?!\d)/;
/** A number that opens a line may number it (1 总则), unless something it can count or date follows. */
const OPENS_LINE = /(?:^|\n)\d{1,2}(?:\.\d{1,2}){0,3}$/;
const AFTER_NUMBER = /^(?:[万亿多余年月日时点%％‰℃]|季度)/;

/** The text without the spaces that stand at such joints. */
export function closeSpaces(text: string): View {
  let view = '';
  let from = 0;
  const origin: number[] = [];
  const keep = (end: number) => {
    for (let at = from; at < end; at += 1) origin.push(at);
    view += text.slice(from, end);
    from = end;
  };
  for (const { index } of text.matchAll(SPACE)) {
    keep(index);
    if (isJoint(text, index, view)) from = index + 1;
  }
  if (view.length === from) return { text };
  keep(text.length);
  return { text: view, origin };
}

function isJoint(text: string, at: number, view: string): boolean {
  const before = view.slice(-WINDOW);
  const behind = text.slice(at + 1, at + 1 + WINDOW);
  if (OPENS_LINE.test(before) && !AFTER_NUMBER.test(behind) && !readUnit(text, at + 1)) return false;
  if (GROUP.test(behind) && GROUPS.test(text.slice(Math.max(0, at - WINDOW), at))) return true;
  return JOINTS.some(([left, right]) => right.test(behind) && left.test(before));
}
