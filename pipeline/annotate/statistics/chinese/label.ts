import { wordSet } from '../../lexicon.ts';
import type { Match, Rule } from '../mention.ts';
import { labelMatch } from '../statistic.ts';
import { isHanDigit, LETTERS, NUMERAL_OPENINGS } from './han-numeral.ts';
import { NAMES } from './names.ts';
import { digitAt } from './numeral.ts';
import { isHan, type Paragraph } from './paragraph.ts';
import { readUnit } from './units.ts';

const KNOWN = wordSet(NAMES);
/** What makes a name of a number before it: 二十国集团, 十九大, 三中全会, 500强, 80后. */
const AFTER_NUMBER: readonly RegExp[] = [
  /国(?:集团|联盟|峰会|机制)/y,
  /中全会/y,
  /步走/y,
  /强(?=[，。、；的之中前]|企业|榜|名单|$)/y,
  /后(?=[，。、的青群一员创干和成是已占为等人也都]|年轻|父母|女|男|大学)/y,
  /届(?:全国(?:人大|人民代表大会|政协|委员会)?|中央|人大|政协|联合国大会|[一二三四五六七八九十]+中全会|[一二三四五六七八九十]+次(?:会议|全会))/y,
];
/** Words that follow the number of a meeting and make it a name: 第五次外长会, 第十九届中央委员会. */
const MEETING =
  /(?:(?:[\u4e00-\u9fff]{0,10}?(?:会议|全会|大会|峰会|外长会|领导人会|博览会|论坛|进博会|理事会|常委会|委员会|世界大战|普查|运动会|奥运会|对话会|磋商|会晤|冬奥会|夏奥会|奥运|残奥会|亚运会|全运会|世运会|大运会|广交会|服贸会|消博会|世博会|进出口商品交易会|交易会|电影节|艺术节|文化节|旅游节|年会|世界杯|锦标赛|运动大会))|(?:全国人大|全国政协|国共合作|反法同盟))/y;

const OPENING: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '「': '」', '『': '』', '"': '"' };
/** Names, programmes, slogans: annotated as labels, never as numbers. */
export const label: Rule<Paragraph> = {
  opens: [...KNOWN.openings(), ...Object.keys(OPENING), ...NUMERAL_OPENINGS, ...LETTERS, '第'],
  find: findLabel,
};

function findLabel(p: Paragraph, at: number): Match | undefined {
  return known(p, at) ?? quotedTerm(p, at) ?? sum(p, at) ?? alphanumeric(p, at) ?? numbered(p, at) ?? congress(p, at);
}

function found(p: Paragraph, start: number, end: number, rule: string, confidence = 0.9): Match {
  return labelMatch(p.text, start, end, { rule, confidence });
}

function known(p: Paragraph, at: number): Match | undefined {
  const entry = KNOWN.at(p.text, at);
  if (!entry) return undefined;
  // 三峡 is a name; 五四 in 五四三个 is not: a short name must not go on as a numeral.
  if (isHanDigit(entry.word.slice(-1)) && isHanDigit(p.text[entry.end] ?? '')) return undefined;
  return found(p, at, entry.end, 'zh/name');
}

const LONGEST_TERM = 14;
const CLAUSE_SIGNS = /[，。；：！？,;!?\n“”‘’]/;
const PREDICATE = /[了着吗呢吧啊的]|不能|都要|就是|应该|已经|[我你他她它]|没有/;

/** “四个意识”, “十三五”, “1+6”, “5·12”: a short term in marks whose first or last part is a number. */
function quotedTerm(p: Paragraph, at: number): Match | undefined {
  const closing = OPENING[p.text[at] ?? ''];
  if (!closing) return undefined;
  const inner = p.text.slice(at + 1, at + 2 + LONGEST_TERM);
  const length = inner.indexOf(closing);
  if (length < 0) return undefined;
  const padded = inner.slice(0, length);
  const term = padded.trim();
  if (term.length < 2 || !hasNumber(term) || CLAUSE_SIGNS.test(term) || PREDICATE.test(term)) return undefined;
  const start = at + 1 + padded.indexOf(term);
  const end = start + term.length;
  if (isPlainAmount(p, start, end)) return undefined;
  return { ...found(p, start, end, 'zh/quoted-term', 0.85), end: at + 2 + length };
}

function hasNumber(term: string): boolean {
  return /[0-9０-９一二三四五六七八九十百千万亿双两]/.test(term);
}

/** “100万元”, “5公里”: a quantity that is merely quoted. */
function isPlainAmount(p: Paragraph, from: number, to: number): boolean {
  const numeral = p.numeral(from);
  if (!numeral || numeral.end > to) return false;
  const unit = readUnit(p.text, numeral.end);
  if (numeral.end === to) return numeral.form === 'arabic' && numeral.scale !== undefined;
  return unit !== undefined && unit.end === to && unit.unit.kind !== 'classifier';
}

/** 10+3, 1+X, 17+1. */
function sum(p: Paragraph, at: number): Match | undefined {
  if (/[0-9A-Za-z+.]/.test(p.text[at - 1] ?? ' ')) return undefined;
  const term = /^\d{1,4}(?:\+(?:\d{1,3}|[A-Z]))+(?![0-9A-Za-z%％])/.exec(p.text.slice(at, at + 16));
  return term ? found(p, at, at + term[0].length, 'zh/sum-name') : undefined;
}

const TOKEN = /^[0-9A-Za-z][0-9A-Za-z.\-/+]*/;
const MAX_TOKEN = 32;

/** G20, COVID-19, 5G, H1N1, PM2.5, 2019-nCoV: letters and digits in one word that is no number with a unit. */
function alphanumeric(p: Paragraph, at: number): Match | undefined {
  if (!/[0-9A-Za-z]/.test(p.text[at] ?? ' ') || /[0-9A-Za-z.@/:-]/.test(p.text[at - 1] ?? ' ')) return undefined;
  const token = (TOKEN.exec(p.text.slice(at, at + MAX_TOKEN + 1))?.[0] ?? '').replace(/[-./+]+$/, '');
  const end = at + token.length;
  if (token.length > MAX_TOKEN || !/[0-9]/.test(token) || !/[A-Za-z]/.test(token)) return undefined;
  const numeral = p.numeral(at);
  if (numeral && (readUnit(p.text, numeral.end)?.end ?? 0) >= end) return undefined;
  if (/^\d[\d.]*[-/]\d[\d.]*[A-Za-z]/.test(token) || /^(?:RMB|USD|EUR|HKD|GBP|US|CNY)\d/.test(token)) return undefined;
  if (/^(?:航班|次列车|次|号|路(?:公交|车|电车))/.test(p.text.slice(end, end + 3))) return { end, mentions: [] };
  return found(p, at, end, 'zh/alphanumeric', 0.85);
}

/** A number with a word behind it that makes it a name. */
function numbered(p: Paragraph, at: number): Match | undefined {
  if (digitAt(p.text, at) < 0 && !isHanDigit(p.text[at] ?? '') && p.text[at] !== '第') return undefined;
  const ordinal = p.text[at] === '第';
  const numeral = p.numeral(ordinal ? at + 1 : at);
  if (!numeral || numeral.scale !== undefined) return undefined;
  if (ordinal) return meeting(p, at, numeral.end);
  for (const pattern of AFTER_NUMBER) {
    pattern.lastIndex = numeral.end;
    const word = pattern.exec(p.text)?.[0];
    if (!word) continue;
    if (word.startsWith('强') && numeral.value.coefficient < 10n) continue;
    if (
      word.startsWith('后') &&
      !(numeral.end - at === 2 && numeral.form === 'arabic' && numeral.value.coefficient % 5n === 0n)
    )
      continue;
    return found(p, at, numeral.end + word.length, 'zh/number-name');
  }
  return undefined;
}

function meeting(p: Paragraph, at: number, end: number): Match | undefined {
  if (!'次届'.includes(p.text[end] || ' ')) return undefined;
  const rest = p.text.slice(end + 1, end + 19);
  MEETING.lastIndex = 0;
  const word = MEETING.exec(rest)?.[0];
  if (!word || /[召出在举参提主了的是将]/.test(word.slice(0, -2))) return undefined;
  return found(p, nameStart(p, at), end + 1 + word.length, 'zh/meeting', 0.7);
}

/** The name of a meeting begins with its organisation: 澜湄合作第五次外长会. */
function nameStart(p: Paragraph, at: number): number {
  let start = at;
  while (
    start > 0 &&
    at - start < 8 &&
    isHan(p.text[start - 1]) &&
    !/[的了在和与及于开席办加行过为是到经由据自从对向至，]/.test(p.text[start - 1] ?? '')
  )
    start -= 1;
  return at - start >= 8 ? at : start;
}

/** 十八大, 二十大: congresses from the eleventh on; smaller numbers only after 党的, 中共. */
function congress(p: Paragraph, at: number): Match | undefined {
  if (!isHanDigit(p.text[at] ?? '')) return undefined;
  const numeral = p.numeral(at);
  if (numeral?.form !== 'han' || p.text[numeral.end] !== '大' || numeral.scale !== undefined) return undefined;
  const party = /(?:党的|中共)$/.test(p.text.slice(Math.max(0, at - 2), at));
  const large = numeral.value.coefficient > 10n && numeral.value.coefficient < 40n && !numeral.spread;
  return party || large ? found(p, at, numeral.end + 1, 'zh/congress') : undefined;
}
