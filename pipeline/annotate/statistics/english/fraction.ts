import type { Operator, Statistic, StatisticKind } from '../../../contract/statistic.ts';
import { Lexicon } from '../../lexicon.ts';
import { bounded } from '../bounds.ts';
import { compare, decimal, format, integer, quotient } from '../decimal.ts';
import { type Match, spanOf } from '../mention.ts';
import { quantity } from '../statistic.ts';
import { entityAfter } from './entity.ts';
import { opensWord } from './numeral.ts';
import type { EnglishParagraph } from './paragraph.ts';
import { unitAfter } from './units.ts';
import { BEFORE, ONES, PARTS, STOP } from './words.ts';

const PREFIXES = new Lexicon(
  Object.entries(BEFORE).flatMap(([op, list]) => list.split(',').map((word) => [word, op as Operator] as const)),
);
const WORDED =
  /(?:(an?|one|two|three|four|five|six|seven|eight|nine)[ -])?(half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?|thousandths?)(?![A-Za-z-])/iy;
const SLASH = /(\d{1,3})\/(\d{1,3})(?![\d/])/y;
/** Words of a match or a vote, near a pair of numbers with a dash. */
const WIN =
  /\b(?:won|win|wins|beat|beats|lost|lose|drew|defeated|defeat|victory|draw|votes?|voted|score|approved|rejected|carried|passed)\b/i;
const SCORE = /(\d{1,3})[-–](\d{1,3})(?![\d%-]| ?(?:percent|per cent|million|billion|days|years|people))/y;
/** Carried by 52 to 48. */
const VOTES = /(\d{1,3}) to ([1-9]\d{0,2})(?=$|[,.;:)?!](?:\s|$)| (?:in favou?r|against|with|on|for)\b)/y;
const RATIO = /(\d{1,3}(?:\.\d+)?)(?::|∶|-to-)(\d{1,3}(?:\.\d+)?)(?![\d:])/y;

/** One third, two-thirds, a quarter of, half the, 1/3, 3:1. */
export function fraction(p: EnglishParagraph, at: number): Match | undefined {
  if (!opensWord(p.text, at)) return undefined;
  const prefix = PREFIXES.at(p.lower, at);
  const from = prefix && p.text[prefix.end] === ' ' ? prefix.end + 1 : at;
  const found = oneIn(p, from) ?? worded(p, from, from > at) ?? slash(p, from) ?? ratio(p, from);
  if (!found) return undefined;
  const statistic = { ...found, ...spanOf(p.text, at, found.end) };
  if (from > at && prefix) {
    const value = found.value ?? '0';
    Object.assign(statistic, bounded(prefix.value, decimal(value)), {
      operatorSpan: spanOf(p.text, prefix.start, prefix.end),
    });
  }
  const entity = entityAfter(p.text, found.end);
  if (entity) statistic.entity = entity;
  return { end: found.end, mentions: [{ statistic }] };
}

const IN = / (?:in|out of)(?: every)? /y;
/** One patient in four. */
const ONE_OF_THEM = / [a-z]+ in(?: every)? /y;
/** Nouns of which there is a number that somebody is in: one person in two cities. */
const PLACES =
  /^ (?:cities|towns|districts|regions|provinces|countries|states|places|schools|rooms|years|months|weeks|days)\b/;

/** One in five, 1 in 10, one patient in four. */
function oneIn(p: EnglishParagraph, at: number): Statistic | undefined {
  const whole = p.numeral(at);
  if (!whole || whole.high || whole.hedge) return undefined;
  IN.lastIndex = whole.end;
  ONE_OF_THEM.lastIndex = whole.end;
  const isOne = compare(whole.value, integer(1)) === 0;
  const link = IN.exec(p.text)?.[0] ?? (isOne ? ONE_OF_THEM.exec(p.text)?.[0] : undefined);
  if (link === undefined) return undefined;
  const below = p.numeral(whole.end + link.length);
  const small = (n: typeof below) =>
    n !== undefined && n.precision === 0 && n.scale === undefined && n.value.coefficient <= 1000n;
  if (!below || below.hedge || !small(whole) || !small(below) || compare(whole.value, below.value) >= 0)
    return undefined;
  const isPart = link.startsWith(' out of') && !link.includes('every');
  if (unitAfter(p.text, below.end) || (whole.value.coefficient > 9n && !isPart)) return undefined;
  if (PLACES.test(p.text.slice(below.end, below.end + 12))) return undefined;
  return statistic(p, at, below.end, 'fraction', format(whole.value), format(below.value));
}

function worded(p: EnglishParagraph, at: number, isBounded: boolean): Statistic | undefined {
  WORDED.lastIndex = at;
  const match = WORDED.exec(p.text);
  if (!match?.[2]) return undefined;
  const [whole, count, part] = match;
  const end = at + whole.length;
  const name = part?.toLowerCase() ?? '';
  const below = PARTS.get(name) ?? 1;
  const behind = p.text.slice(end, end + 12);
  const before = p.lower.slice(Math.max(0, at - 8), at);
  if (!count && name !== 'half') return undefined;
  // By a quarter, just under a quarter were: no three months.
  const isShare = isBounded || /\b(?:by|up|down) $/.test(before);
  // The second half of a year is a date; half-time and the like are words.
  if (
    name === 'half' &&
    (/^(?: a(?:n)? (?:million|billion|dozen|century|hour|day|year|month|mile|point))/.test(behind) ||
      /(?:first|second|other|latter|and a) $/.test(before))
  )
    return undefined;
  if (
    name === 'half' &&
    !count &&
    /^ an? /.test(behind) &&
    unitAfter(p.text, end + (behind.startsWith(' an ') ? 3 : 2))
  )
    return undefined;
  // A quarter of 2020 and two quarters are periods; a third place is a rank.
  if (
    /^quarters?$/.test(name) &&
    !/-quarters$/i.test(whole) &&
    !isShare &&
    !/^ of (?:the|all|its|their|those|[a-z])|^ (?:percent|to)|^[,.;)]|^$/.test(behind)
  )
    return undefined;
  const next = /^ ([a-z]+)\b/i.exec(behind)?.[1]?.toLowerCase();
  if (/^an?$/i.test(count ?? '') && name !== 'half' && !/^ of |^[,.;:)]|^$/.test(behind) && !STOP.has(next ?? ''))
    return undefined;
  if (/^an?$/i.test(count ?? '') && /^s/.test(name.slice(-1))) return undefined;
  const above = count && !/^an?$/i.test(count) ? Number(ONES.get(count.toLowerCase())) : 1;
  return statistic(p, at, end, 'fraction', String(above), String(below));
}

function slash(p: EnglishParagraph, at: number): Statistic | undefined {
  SLASH.lastIndex = at;
  const match = SLASH.exec(p.text);
  if (!match || Number(match[1]) >= Number(match[2])) return undefined;
  return statistic(p, at, at + match[0].length, 'fraction', match[1] ?? '0', match[2] ?? '1');
}

function ratio(p: EnglishParagraph, at: number): Statistic | undefined {
  SCORE.lastIndex = at;
  const score = SCORE.exec(p.text);
  if (score && WIN.test(p.text.slice(Math.max(0, at - 40), at + 16)) && Number(score[2]) > 0) {
    return statistic(p, at, at + score[0].length, 'score', score[1] ?? '0', score[2] ?? '1');
  }
  VOTES.lastIndex = at;
  const votes = VOTES.exec(p.text);
  if (votes && WIN.test(p.text.slice(Math.max(0, at - 40), at))) {
    return statistic(p, at, at + votes[0].length, 'score', votes[1] ?? '0', votes[2] ?? '1');
  }
  RATIO.lastIndex = at;
  const match = RATIO.exec(p.text);
  if (!match || Number(match[2]) === 0 || (match[0].includes(':') && /^\d\d$/.test(match[2] ?? ''))) return undefined;
  return statistic(p, at, at + match[0].length, 'ratio', match[1] ?? '0', match[2] ?? '1');
}

function statistic(
  p: EnglishParagraph,
  start: number,
  end: number,
  kind: StatisticKind,
  above: string,
  below: string,
): Statistic {
  const value = format(quotient(decimal(above), decimal(below)));
  const meaning = { kind, value, numerator: above, denominator: below };
  return quantity(p.text, start, end, meaning, { rule: `en/${kind}`, confidence: 0.9 });
}

const VERBS: Readonly<Record<string, { times: string; direction: 'up' | 'down' }>> = {
  doubled: { times: '2', direction: 'up' },
  doubling: { times: '2', direction: 'up' },
  tripled: { times: '3', direction: 'up' },
  tripling: { times: '3', direction: 'up' },
  trebled: { times: '3', direction: 'up' },
  quadrupled: { times: '4', direction: 'up' },
  quintupled: { times: '5', direction: 'up' },
  halved: { times: '0.5', direction: 'down' },
  halving: { times: '0.5', direction: 'down' },
};
const FOLD = /(two|three|four|five|six|seven|eight|nine|ten|\d+)-?fold(?![A-Za-z])/iy;

/** Doubled, tripled, halved, threefold: a multiple that is a word. */
export function multiple(p: EnglishParagraph, at: number): Match | undefined {
  if (!opensWord(p.text, at)) return undefined;
  const prefix = PREFIXES.at(p.lower, at);
  const match = plainMultiple(p, prefix && p.text[prefix.end] === ' ' ? prefix.end + 1 : at);
  const statistic = match?.mentions[0]?.statistic;
  if (!match || !statistic || !prefix) return match;
  Object.assign(statistic, spanOf(p.text, at, match.end), bounded(prefix.value, decimal(statistic.value ?? '0')));
  statistic.operatorSpan = spanOf(p.text, prefix.start, prefix.end);
  return match;
}

function plainMultiple(p: EnglishParagraph, at: number): Match | undefined {
  const word = /^[a-z]+/.exec(p.lower.slice(at, at + 12))?.[0] ?? '';
  FOLD.lastIndex = at;
  const fold = FOLD.exec(p.text);
  const twice = /^(?:double|triple|treble|twice|thrice)(?= (?:the|its|their|that|as)\b)/.exec(
    p.lower.slice(at, at + 13),
  )?.[0];
  const verb =
    VERBS[word] ?? (twice ? { times: /^(?:double|twice)$/.test(twice) ? '2' : '3', direction: null } : undefined);
  if (!verb && !fold) return undefined;
  const end = at + (fold?.[0].length ?? word.length);
  const span = spanOf(p.text, at, end);
  const number = fold?.[1]?.toLowerCase() ?? '';
  const times = verb?.times ?? format(ONES.has(number) ? integer(ONES.get(number) ?? 0n) : decimal(number));
  const { numerator: _, denominator: __, ...base } = statistic(p, at, end, 'multiple', '1', '1');
  const out: Statistic = { ...base, value: times };
  if (verb?.direction) out.change = { direction: verb.direction, form: 'level', cue: span };
  return { end, mentions: [{ statistic: out, ...(verb ? { ownCue: true } : {}) }] };
}
