import type { SourceKind } from '../../../contract/remark.ts';
import { wordSet } from '../../lexicon.ts';
import { BOUNDARY, LEADING } from './adverbs.ts';
import { ADDRESS, ROLES, TITLE_PREFIX, TITLES } from './offices.ts';
import {
  DOCUMENT_ENDING,
  INDEFINITE,
  ORG_ENDING,
  PEOPLE_ENDING,
  PERIODICAL,
  PRONOUN,
  SAYING,
  SELF,
  SHORT_ENDING,
  SIDE,
  STATES,
  TRANSCRIPTION,
} from './speakers.ts';
import { COMPOUND_SURNAMES, SURNAMES } from './surnames.ts';

/** What a noun phrase says of the speaker it names. */
export interface Speaker {
  name: string | null;
  title: string | null;
  org: string | null;
  kind: SourceKind;
  /** Stands for somebody named elsewhere: a pronoun, 该负责人, a bare office. */
  refers?: boolean;
  /** Number of people, where the phrase shows it. */
  plural?: boolean;
}

const HAN_NAME = /^[\u4e00-\u9fff]{2,4}$/;
const FOREIGN = /^[\u4e00-\u9fffA-Za-z]{1,8}(?:[·•・.－-][\u4e00-\u9fffA-Za-z]{1,10})+$/;
const LAST_PART = /[^·•・.－-]+$/;
const LATIN_NAME = /^[A-Z][A-Za-z.'’-]*(?: [A-Z][A-Za-z.'’-]*){0,3}$/;
/** Characters that no personal name holds. */
const NOT_IN_NAME = /[的了是在对就向和与及把被让着这那些个们我你他她它并也都还很不没说称年月日者界时后答访采接此]/;
/** Times that read like a name, or like the end of one: 周三, 本周. */
const TIME = /周[一二三四五六日末]$|[本上下当]周|[去前同今]年|[早晚]些/;
/** Prepositions: a phrase that holds one is more than a name of somebody. */
const NOT_IN_PHRASE =
  /[^，]向(?!东|阳|前|明|荣|军|民)|[^，]把|被(?!告|害|访|授)|[^，反]对(?!外|华|方|口|接|策|联|冲)|[^现存实]在(?!场|座|线|校|职|读|岗|华)/;
/** Characters; longer stretches are not read as one speaker. */
const LONGEST_PHRASE = 60;
const MASKED = /[（(]\uFFFC*[）)]/g;

/** Words that end like a body's name, and openings that no body's name has. */
const NOT_A_BODY =
  /(?:大局|全局|格局|结局|布局|定局|僵局|局部|内部|全部|干部|外部|底部|[东西南北中头腹]部|[好用深之难到益害坏近远别住此何四各]处|司机|不办|举办|主办|督办|创办|经办|法院工作)$/;
const NOT_A_SUBJECT =
  /^(?:切实|积极|努力|全力|坚持|加强|推动|推进|加快|深化|完善|健全|提高|提升|促进|维护|保障|服务|支持|落实|贯彻|做好|成立|开展|举行|召开|出席|会见|同|向|与|为|把|将|被(?!告)|不|没|要|应|是|有|使|让|给|参加|带领|在|对|进入|走进|来到|离开|加入|通过)/;

/** Whether a whole string is a personal name; inside a known frame foreign names are trusted further. */
export function isName(text: string, afterTitle = false): boolean {
  if (
    LATIN_NAME.test(text) ||
    (FOREIGN.test(text) && !TIME.test(text) && !NOT_IN_NAME.test(LAST_PART.exec(text)?.[0] ?? ''))
  )
    return true;
  if (/^.方$|^单位|^[的了是在着这那个们我你他她它]/.test(text) || NOT_IN_NAME.test(text.slice(1))) return false;
  if (/^[某]$/.test(text.slice(1)) && SURNAMES.has(text[0] ?? '')) return true;
  if (isHanName(text)) return true;
  if (/^[小老阿][\u4e00-\u9fff]$/.test(text)) return SURNAMES.has(text[1] ?? '') || text[0] !== '老';
  return (
    (afterTitle &&
      !SURNAMES.has(text[0] ?? '') &&
      /^[\u4e00-\u9fff]{2,7}$/.test(text) &&
      !TIME.test(text) &&
      !BOUNDARY.test(text) &&
      !LEADING.test(text)) ||
    TRANSCRIPTION.test(text)
  );
}

function isHanName(text: string): boolean {
  const isCompound = COMPOUND_SURNAMES.has(text.slice(0, 2));
  if (isCompound ? text.length < 3 : text.length > 3 || !SURNAMES.has(text[0] ?? '')) return false;
  if (!HAN_NAME.test(text) || TIME.test(text) || STATES.has(text) || NOT_IN_NAME.test(text.slice(1))) return false;
  return isCompound || !(ORG_ENDING.test(text) || PEOPLE_ENDING.test(text));
}

export function isOrganisation(text: string): boolean {
  if (text.length < 2 || /[，。；：、]/.test(text)) return false;
  if (STATES.has(text)) return true;
  return (
    ORG_ENDING.test(text) &&
    (!SHORT_ENDING.test(text) || text === '公司') &&
    !NOT_A_BODY.test(text) &&
    !NOT_A_SUBJECT.test(text)
  );
}

/** Reads a noun phrase as a speaker; null where nothing in it is known to speak. */
export function speakerOf(phrase: string): Speaker | null {
  const text = phrase.replace(MASKED, '').trim();
  if (text.length > LONGEST_PHRASE || text === '' || /[，。；！？：]/.test(text)) return null;
  if (NOT_IN_PHRASE.test(text) || /^(?:在(?![场座职校岗华线读])|从(?!业)|把)/.test(text)) return null;
  const joined = compound(text);
  if (joined) return joined;
  if (SELF.test(text)) return { name: /^本/.test(text) ? text : null, title: null, org: null, kind: 'self' };
  if (PRONOUN.test(text)) {
    return {
      name: null,
      title: null,
      org: null,
      kind: 'person',
      refers: true,
      plural: /们|两|二|三|俩|双|大家/.test(text),
    };
  }
  if (SIDE.test(text)) return { name: null, title: null, org: null, kind: 'anonymous' };
  if (SAYING.test(text)) return { name: null, title: null, org: null, kind: 'people' };
  const isDocument = (DOCUMENT_ENDING.exec(text)?.[0].length ?? 0) > 1;
  return titleMarks(text) ?? (isDocument ? bare(text) : (withTitle(text) ?? bare(text)));
}

/** Speakers joined by 和, 、: each is read by itself, the phrase keeps its conjunction. */
function compound(text: string): Speaker | null {
  const parts = text.split(/(?:、|以及|和|与|及)/);
  if (parts.length < 2 || parts.some((part) => part.length < 2)) return null;
  const read = parts.map((part) => speakerOf(part));
  const last = read.at(-1);
  if (!last || read.some((part) => part === null)) return null;
  const isPlain = read.every((part) => part?.name === null && part.kind !== 'person');
  if (isPlain && read.some((part) => part?.kind === 'document')) return null;
  return {
    name: read.every((part) => part?.name) ? text : null,
    title: null,
    org: null,
    kind: last.kind,
    plural: true,
  };
}

function titleMarks(text: string): Speaker | null {
  if (!text.endsWith('》')) return null;
  const open = text.lastIndexOf('《');
  if (open < 0) return null;
  if (PERIODICAL.test(text.slice(open + 1, -1))) return { name: text, title: null, org: text, kind: 'organisation' };
  return { name: text, title: null, org: open > 0 ? text.slice(0, open) : null, kind: 'document' };
}

const TITLE_LEXICON = wordSet(...TITLES);

/** The last place of each title in a phrase, the longest title first. */
function titlesIn(text: string): { title: string; at: number }[] {
  const found: { title: string; at: number }[] = [];
  for (let end = text.length; end > 0; end -= 1) {
    for (const { word, start } of TITLE_LEXICON.allEndingAt(text, end)) {
      if (!found.some((other) => other.title === word)) found.push({ title: word, at: start });
    }
  }
  return found.sort((a, b) => b.title.length - a.title.length);
}

/** Organisation, title and name in either order: 外交部发言人赵某, 李某部长, 该校校长陈某. */
function withTitle(text: string): Speaker | null {
  for (const { title, at } of titlesIn(text)) {
    const rest = text.slice(at + title.length);
    // 王总, 李工: one character is an address behind a surname, and anything elsewhere.
    if (title.length === 1 && (rest !== '' || nameAtEnd(text.slice(0, at)) === null)) continue;
    if (rest !== '' && !isName(rest, true)) continue;
    const full = widenTitle(text, at, title);
    const before = text.slice(0, full.start);
    if (rest !== '') return titled(before, full.title, rest);
    const name = nameAtEnd(before);
    if (name !== null) {
      const org = before.slice(0, before.length - name.length);
      return {
        name: ADDRESS.has(full.title) && name.length === 1 ? name + full.title : name,
        title: full.title,
        org: org || null,
        kind: 'person',
      };
    }
    return titled(before, full.title, null);
  }
  return null;
}

function widenTitle(text: string, at: number, title: string): { start: number; title: string } {
  let start = at;
  for (let step = 0; step < 3; step += 1) {
    const prefix = TITLE_PREFIX.exec(text.slice(0, start))?.[0] ?? (text[start - 1] === '副' ? '副' : '');
    if (prefix === '' || (prefix.startsWith('驻') && prefix.length > 4)) break;
    start -= prefix.length;
  }
  return { start, title: text.slice(start, at + title.length) };
}

function titled(before: string, title: string, name: string | null): Speaker | null {
  if (/[在向对就把被着了]/.test(before.replace(/对外|对华|反对|针对|就业|面向/g, ''))) return null;
  if (name !== null) {
    const org = before.replace(/^(?:一[位名]|这位|该院的|[0-9一二三四五六七八九十]+岁的)/, '').replace(/的$/, '');
    return { name, title, org: org === '' ? null : org, kind: 'person' };
  }
  const isUnnamed = INDEFINITE.test(before + title) || (ROLES.has(title) && !/^(?:该|这位|那位)/.test(before));
  if (isUnnamed) {
    const isPlural = !/^(?:一[位名个]|某|另一)/.test(before);
    return { name: null, title: ROLES.has(title) ? null : title, org: null, kind: 'anonymous', plural: isPlural };
  }
  const org = before === '' || /^(?:该|这位|那位|上述|这名|那名)$/.test(before) ? null : before.replace(/的$/, '');
  return { name: null, title, org, kind: 'person', refers: org === null };
}

function nameAtEnd(before: string): string | null {
  for (const length of [3, 2, 4]) {
    const name = before.slice(-length);
    const rest = before.slice(0, -length);
    if (
      name.length === length &&
      isHanName(name) &&
      (rest === '' || isOrganisation(rest) || /[》）)的]$/.test(rest) || TITLE_LEXICON.endingAt(rest, rest.length))
    )
      return name;
  }
  if (before.length === 1 && SURNAMES.has(before)) return before;
  return FOREIGN.test(before) || (before.length >= 2 && TRANSCRIPTION.test(before)) ? before : null;
}

function bare(text: string): Speaker | null {
  const document = DOCUMENT_ENDING.exec(text);
  if (document && text.length > 1) {
    const owner = text.slice(0, document.index).replace(/(?:的|年度|联合|最新|一份|这份|该|研究|政府工作)+$/, '');
    const isOwned = isOrganisation(owner);
    return {
      name: /^(?:该|一份|这份|上述|这一|此)/.test(text) ? null : text,
      title: null,
      org: isOwned ? owner : null,
      kind: 'document',
    };
  }
  if (isName(text)) return { name: text, title: null, org: null, kind: 'person' };
  const named = nameBehind(text);
  if (named) return named;
  const role = INDEFINITE.test(text) && PEOPLE_ENDING.test(text);
  if (role) return { name: null, title: null, org: null, kind: 'anonymous', plural: !/^一[位名个]/.test(text) };
  if (PERIODICAL.test(text) && text.length > 2) return { name: text, title: null, org: text, kind: 'organisation' };
  if (/^(?:该|这家|这个)/.test(text) && ORG_ENDING.test(text)) {
    return { name: null, title: null, org: null, kind: 'organisation', refers: true };
  }
  if (isOrganisation(text)) return { name: text, title: null, org: text, kind: 'organisation' };
  if (PEOPLE_ENDING.test(text)) return { name: null, title: null, org: null, kind: 'anonymous', plural: true };
  return null;
}

/** A name at the end of a longer phrase: 北京大学王某, 《某报》林某, 今年80岁的李某. */
function nameBehind(text: string): Speaker | null {
  for (const length of [3, 2, 4]) {
    if (text.length <= length) continue;
    const name = text.slice(-length);
    const before = text.slice(0, -length);
    if (!isHanName(name)) continue;
    if (isOrganisation(before) || before.endsWith('》')) return { name, title: null, org: before, kind: 'person' };
    if (/的$|岁$|的[\u4e00-\u9fff]{2,4}$/.test(before)) return { name, title: null, org: null, kind: 'person' };
  }
  return null;
}
