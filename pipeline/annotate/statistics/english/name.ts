import { Lexicon } from '../../lexicon.ts';
import { format, integer } from '../decimal.ts';
import { type Match, nothing } from '../mention.ts';
import { labelMatch, rankMatch } from '../statistic.ts';
import { opensWord } from './numeral.ts';
import type { EnglishParagraph } from './paragraph.ts';
import { unitAfter } from './units.ts';
import { FIXED, NAMES, NAMES_WITH_COMMA, ORDINALS } from './words.ts';

const KNOWN = new Lexicon([...NAMES.split(','), ...NAMES_WITH_COMMA].map((name) => [name, true] as const));
const WORDS = new Lexicon(FIXED.split(',').map((word) => [word, true] as const));
/** A number behind one of these words names a place, a version, a vehicle. */
const NUMBERED =
  /(?:Article|Chapter|Section|Figure|Fig\.|Table|Page|p\.|pp\.|No\.|Nos\.|Number|Resolution|Phase|Room|Flight|Highway|Route|Line|Annex|Appendix|Part|Volume|Vol\.|Issue|Paragraph|para\.|Clause|Step|Level|Grade|Version|Box|Act|Rule|Order|Document|Decree|Case|Item|Note|Channel|Gate|Platform|Unit|Building|Apartment|Suite|Block|Lot|Zone|Class|Tier|Category|Regulation|Directive|Decision|Protocol|Exhibit|Schedule|Chart|Map|Question|Amendment|Tel|Phone|Hotline|ISBN|ISSN|ISO|RFC|HTTP|Port)(?: \((?:EU|EC|EEC)\))?(?: No\.?)? ?[A-Z]?\d[\d./()-]*/y;
/** The same in the plural and in lower case: pages 12–19, Tables 3 and 4, stage 4 cancer. */
const NUMBERED_SEVERAL =
  /(?:[Aa]rticles|[Cc]hapters|[Ss]ections|[Ff]igures|[Tt]ables|[Pp]ages|Nos\.?|pp\.|[Pp]aragraphs|[Cc]lauses|[Ii]tems|[Nn]otes|[Ll]ines|[Rr]ooms|[Pp]arts|[Qq]uestions|[Pp]hases|[Ss]teps) \d[\d.]*(?:(?:, | and | or | to |[-–])\d[\d.]*)*/y;
const NUMBERED_ONE =
  /(?:page|chapter|section|table|figure|paragraph|phase|type|category|grade|level|step|stage|tier|class|zone|clause|question|lane|gate|platform) \d{1,3}(?![\d,.]*\d)/y;
const TOKEN = /^[A-Za-z0-9][A-Za-z0-9./+-]*/;
const ADDRESS = /(?:https?:\/\/|www\.)\S+|[\w.-]{1,40}@[\w.-]{1,40}/y;
const PHONE = /\+?\d{1,3}[- ]\d{2,4}[- ]\d{3,4}(?:[- ]\d{3,4})?(?!\d)|1-800-[\w-]+/y;
const VERSION = /v?\d+(?:\.\d+){2,}/y;
const CONGRESS =
  /(?:the )?\d{1,2}(?:st|nd|rd|th) ((?:[A-Z][a-z]+ ){0,2}(?:National Congress|Congress|Five-Year Plan|Party Congress|Central Committee|Amendment|Session|Summit|Assembly|Olympic Games|Olympics|Infantry|Division|Street|Avenue))/y;

function sticky(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function labelled(p: EnglishParagraph, start: number, end: number, rule: string): Match {
  return labelMatch(p.text, start, end, { rule, confidence: 0.85 });
}

/** Names with a number in them: G20, COVID-19, ASEAN Plus Three, the 19th National Congress. */
export function name(p: EnglishParagraph, at: number): Match | undefined {
  if (!opensWord(p.text, at) || /[-.@/]/.test(p.text[at - 1] ?? ' ')) return undefined;
  const known = KNOWN.at(p.text, at);
  if (known && !/[A-Za-z0-9]/.test(p.text[known.end] ?? ' ')) return labelled(p, at, known.end, 'en/name');
  const congress = sticky(CONGRESS, p.text, at);
  if (congress) return labelled(p, at, at + congress.length, 'en/numbered-name');
  const token = (TOKEN.exec(p.text.slice(at, at + 32))?.[0] ?? '').replace(/[./+-]+$/, '');
  if (!/\d/.test(token) || !/[A-Za-z]/.test(token)) {
    const sum = /^\d{1,3}\+\d{1,3}$/.test(token);
    return sum ? labelled(p, at, at + token.length, 'en/sum-name') : undefined;
  }
  // 21st, 12-month, 1990s, 10km: a number with lower-case letters is no name.
  if ((/^\d[\d.,]*[-/]?[a-z]/.test(token) && !/^\d{3,4}p$/.test(token)) || /^\d[\d.,]*(?:BN|M|K|TN)$/.test(token))
    return undefined;
  // 1080p is no money, and Class 6C no temperature.
  if (/^(?:480|720|1080|1440|2160)p$/.test(token)) return labelled(p, at, at + token.length, 'en/alphanumeric');
  const numeral = p.numeral(at);
  const isClass = /^\d+[A-Z]$/.test(token) && /[A-Z][a-z]+ $/.test(p.text.slice(Math.max(0, at - 12), at));
  if (numeral && !isClass && unitAfter(p.text, numeral.end)) return undefined;
  if (/^(?:FY|Q)\d|^(?:US|RMB|HK|USD|EUR|GBP|CNY|JPY)\d|^mid-|^early-|^late-|^pre-|^post-|^under-|^over-/i.test(token))
    return undefined;
  return labelled(p, at, at + token.length, 'en/alphanumeric');
}

/** Identifiers and fixed words: used up, and nothing found. */
export function identifier(p: EnglishParagraph, at: number): Match | undefined {
  if (!opensWord(p.text, at)) return p.text[at] === '[' || p.text[at] === '(' ? reference(p, at) : undefined;
  const fixed = WORDS.at(p.lower, at);
  if (fixed && !/[A-Za-z]/.test(p.text[fixed.end] ?? ' ')) return nothing(fixed.end);
  const shape =
    sticky(ADDRESS, p.text, at) ??
    sticky(NUMBERED_SEVERAL, p.text, at) ??
    sticky(NUMBERED, p.text, at) ??
    numberedOne(p, at) ??
    sticky(VERSION, p.text, at) ??
    sticky(PHONE, p.text, at);
  if (shape) return nothing(at + shape.length);
  const marker =
    (at === 0 || p.text[at - 1] === '\n') &&
    /^(?:\d{1,2}[.)]|(?:first|second|third|fourth|fifth|sixth|firstly|secondly|thirdly)(?=,)) ?/i.exec(
      p.text.slice(at, at + 12),
    );
  if (marker) return nothing(at + marker[0].length);
  const opening =
    /[.;:!?] $/.test(p.text.slice(Math.max(0, at - 2), at)) &&
    /^(?:first|second|third|fourth|fifth|finally)(?=,)/i.exec(p.text.slice(at, at + 8));
  if (opening) return nothing(at + opening[0].length);
  return reference(p, at);
}

/** Phase 2 of a trial; but at a level 40 metres above the sea. */
function numberedOne(p: EnglishParagraph, at: number): string | undefined {
  const found = sticky(NUMBERED_ONE, p.text, at);
  return found !== undefined && !unitAfter(p.text, at + found.length) ? found : undefined;
}

function reference(p: EnglishParagraph, at: number): Match | undefined {
  const match = /^(?:\[\d{1,3}(?:[-–,]\d{1,3})*\]|\(\d{1,2}\)(?= ))/.exec(p.text.slice(at, at + 14));
  return match ? nothing(at + match[0].length) : undefined;
}

const NUMERIC =
  /(\d{1,3})(?:st|nd|rd|th)(?:-(?:largest|biggest|highest|lowest|smallest|longest|busiest|richest|most|best|worst|ranked))?(?![A-Za-z])/y;
const WORDED =
  /(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth)(?:[- ](?:largest|biggest|highest|lowest|smallest|longest|busiest|richest|best|worst|most))?(?![A-Za-z-])/iy;
const RANK_BEFORE =
  /\b(?:the|its|their|his|her|our|a|ranked|ranks|ranking|placed|came|finished|in|for the|world’s|world's|country's|country’s|nation's|[A-Za-z]+['’]s)\s$/i;

/** First, third-largest, 21st: a rank. */
export function ordinal(p: EnglishParagraph, at: number): Match | undefined {
  if (!opensWord(p.text, at)) return undefined;
  const numeric = sticky(NUMERIC, p.text, at);
  const worded = numeric ? undefined : sticky(WORDED, p.text, at);
  const text = numeric ?? worded;
  if (!text) return undefined;
  if (worded && !/[- ]/.test(worded) && !RANK_BEFORE.test(p.text.slice(Math.max(0, at - 14), at))) return undefined;
  const value = numeric
    ? Number.parseInt(numeric, 10)
    : (ORDINALS.get((worded ?? '').split(/[- ]/)[0]?.toLowerCase() ?? '') ?? 0);
  const found = { rule: 'en/ordinal', confidence: 0.85 };
  return rankMatch(p.text, at, at + text.length, format(integer(value)), found);
}
