import { type Match, nothing, type Rule } from '../mention.ts';
import { isHanDigit, LETTERS, NUMERAL_OPENINGS } from './han-numeral.ts';
import { digitAt } from './numeral.ts';
import { isSentenceStop, type Paragraph } from './paragraph.ts';
import { GRADED } from './plausible.ts';

/** A web address of any length; it is used up. */
const ADDRESS = /(?:https?:\/\/|www\.)[^\s\u3000-\u9fff，。；、）)”"]+/iy;
/** How far a shape of an identifier is looked for. */
const WINDOW = 64;

/** Identifiers by their shape, at the place where they begin. */
const SHAPES: readonly RegExp[] = [
  // Document numbers: 国发〔2020〕3号, 〔2020〕3号
  /^[〔［[]\d{4}[〕］\]](?:第?\d+号)?/,
  /^[A-Za-z0-9._-]{1,30}@[A-Za-z0-9.-]{1,30}/,
  // Telephone numbers
  /^(?:\+\d{1,3}[- ]?)?(?:0\d{2,3}[- －—])\d{7,8}(?!\d)/,
  /^(?:400|800)[- ]?\d{3}[- ]?\d{4}(?!\d)/,
  /^1[3-9]\d{9}(?!\d)/,
  // Versions, addresses: 1.2.3
  /^[vV]\d+(?:\.\d+)*/,
  /^\d+(?:\.\d+){2,}/,
  // References: [12], [3-5]
  /^[[［]\d{1,3}(?:[-–,，]\d{1,3})*[\]］]/,
];

const DIGITS_BEFORE_SERVICE = /^(?:[\u4e00-\u9fff]{0,4}?)(?:热线|专线|客服|短信|特服|服务号码|航班|次列车|邮编|信箱)/;
const SERVICE_BEFORE_DIGITS =
  /(?:热线|电话|拨打|邮编|编号|代码|号码|QQ|证号|传真|手机|账号|微信|文号|股票代码|条形码)[：:为是]?[（(]?$/;
/** What a number before it numbers: 3号文件, 12号楼, 1号线, 三年级. 5级 needs a decimal or an earthquake to measure. */
const NUMBERED = /^(?:路(?:公交|车)|号(?!召)|年级|级(?!别)|环路|环(?=以?[内外])|班(?=学生|同学))/;
const QUAKE = /^级(?:以上|以下|左右)?(?:地震|大风|台风|余震|阵风|强震|强风)/;
/** 第3章, 第五条, 第2页: places in a document. */
const PLACE = /^(?:章|节|条|款|页|编|卷|版|号|项|回|集|期|段|行|栏|附件|份报告)/;

/** Numbers that name or number something: used up, and nothing found. */
export const identifier: Rule<Paragraph> = {
  opens: [...'（(第〔［[+①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳', ...LETTERS, ...NUMERAL_OPENINGS],
  find: findIdentifier,
};

function findIdentifier(p: Paragraph, at: number): Match | undefined {
  return listMarker(p, at) ?? shape(p, at) ?? service(p, at) ?? numbering(p, at);
}

function shape(p: Paragraph, at: number): Match | undefined {
  const sign = p.text[at] ?? '';
  if (!/[〔［[0-9A-Za-z+]/.test(sign) || /[0-9A-Za-z.]/.test(p.text[at - 1] ?? ' ')) return undefined;
  ADDRESS.lastIndex = at;
  const address = ADDRESS.exec(p.text);
  if (address) return nothing(at + address[0].length);
  const window = p.text.slice(at, at + WINDOW);
  for (const pattern of SHAPES) {
    const match = pattern.exec(window);
    if (match && match[0].length > 0) return nothing(runEnd(p, at + match[0].length));
  }
  return undefined;
}

/** A shape that fills the window goes on to the end of its digits and stops. */
function runEnd(p: Paragraph, at: number): number {
  let end = at;
  while (digitAt(p.text, end) >= 0 || (p.text[end] === '.' && digitAt(p.text, end + 1) >= 0)) end += 1;
  return end;
}

/** 12345热线, 电话：62345678. */
function service(p: Paragraph, at: number): Match | undefined {
  if (digitAt(p.text, at) < 0 || digitAt(p.text, at - 1) >= 0) return undefined;
  const numeral = p.numeral(at);
  if (numeral?.form === 'string') return nothing(numeral.end);
  if (!numeral || numeral.scale !== undefined || numeral.precision !== 0 || numeral.hedge) return undefined;
  const length = numeral.end - at;
  const name = DIGITS_BEFORE_SERVICE.exec(p.text.slice(numeral.end, numeral.end + 12))?.[0];
  if (length >= 3 && name && !/^[个条家次辆部名项件万余多台]/.test(name)) return nothing(numeral.end + name.length);
  const before = p.text.slice(Math.max(0, at - 8), at);
  return length >= 3 && SERVICE_BEFORE_DIGITS.test(before) && !isCounted(p, numeral.end)
    ? nothing(numeral.end)
    : undefined;
}

function isCounted(p: Paragraph, at: number): boolean {
  return /[个通次余多万件部台条]/.test(p.text[at] ?? ' ');
}

function numbering(p: Paragraph, at: number): Match | undefined {
  const ordinal = p.text[at] === '第';
  const from = ordinal ? at + 1 : at;
  if (digitAt(p.text, from) < 0 && !isHanDigit(p.text[from] ?? '')) return undefined;
  const numeral = p.numeral(from);
  if (!numeral || numeral.hedge || numeral.spread || numeral.precision > 0) return undefined;
  const rest = p.text.slice(numeral.end, numeral.end + 8);
  const match = ordinal ? PLACE.exec(rest) : NUMBERED.exec(rest);
  if (!match || (!ordinal && (QUAKE.test(rest) || GRADED.test(p.text.slice(Math.max(0, at - 3), at)))))
    return undefined;
  return nothing(numeral.end + match[0].length);
}

const MARKERS: readonly RegExp[] = [
  /^[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]/,
  /^(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、．)）]/,
  /^\d{1,2}\.(?=\s|[^\d\s]|(?:19|20)\d{2}年)/,
  /^第(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?=[，,、：:])/,
  /^[①-⑳]/,
];

/** 一、 （一） 1. 第一，: the number of a point, where a sentence begins. */
function listMarker(p: Paragraph, at: number): Match | undefined {
  if (!/[（(0-9一二三四五六七八九十第①-⑳]/.test(p.text[at] ?? ' ')) return undefined;
  const window = p.text.slice(at, at + 8);
  const inline = /^[（(](?:\d|[一二三四五六七八九十]{1,2})[）)]/.exec(window);
  if (inline) return nothing(at + inline[0].length);
  if (!opensSentence(p, at)) return undefined;
  for (const pattern of MARKERS) {
    const match = pattern.exec(window);
    if (match && !(match[0].endsWith('、') && isListOfNumbers(p, at + match[0].length)))
      return nothing(at + match[0].length);
  }
  return undefined;
}

function opensSentence(p: Paragraph, at: number): boolean {
  let before = at - 1;
  while (p.isSpace(before) && at - before < 5) before -= 1;
  const sign = p.text[before];
  return sign === undefined || isSentenceStop(sign) || '；;：:'.includes(sign) || p.isSpace(before);
}

/** 1、2、3月: the comma joins numbers. */
function isListOfNumbers(p: Paragraph, at: number): boolean {
  return (
    digitAt(p.text, at) >= 0 ||
    (isHanDigit(p.text[at] ?? '') && /^[一二三四五六七八九十]+[、季月]/.test(p.text.slice(at, at + 4)))
  );
}
