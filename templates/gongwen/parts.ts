import type { Segment } from '../../pipeline/contract/index.ts';

/** What a block is in an official document, where its role in the text does not say it: GB/T 9704-2012 § 7.3. */
export type Part =
  /** 主送机关. */
  | 'addressee'
  /** 附件说明: its first line, and the ones below. */
  | 'attachments'
  | 'attachment'
  /** 发文机关署名 and 成文日期. */
  | 'signatory'
  | 'signed-on'
  /** 附注. */
  | 'remark-below'
  /** 附件: the line that says which, and its title. */
  | 'annex'
  | 'annex-title';

const LONGEST_ADDRESS = 160;
const LONGEST_NAME = 40;
const LONGEST_TITLE = 60;

const DATE =
  /^(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日$/u;
const ATTACHMENTS = /^附\s*件[：:]/u;
const NUMBERED = /^\d{1,2}[.．、]/u;
const ANNEX = /^附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?[：:]?$/u;
const FRONT: ReadonlySet<Segment['role']> = new Set(['title', 'subtitle', 'noise', 'figure', 'table']);

/** The parts of an official document by the ids of its segments. */
export function partsOf(segments: readonly Segment[]): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const blocks = segments.filter(({ role }) => !FRONT.has(role));
  const textAt = (at: number): string => blocks[at]?.text.trim() ?? '';
  const set = (at: number, part: Part) => void (blocks[at] && parts.set(blocks[at].id, part));

  const first = blocks.findIndex(({ role }) => role !== 'byline' && role !== 'date');
  if (isAddress(textAt(first))) set(first, 'addressee');
  for (const at of blocks.keys()) {
    const text = textAt(at);
    if (ATTACHMENTS.test(text)) {
      set(at, 'attachments');
      for (let next = at + 1; NUMBERED.test(textAt(next)); next += 1) set(next, 'attachment');
    } else if (ANNEX.test(text)) {
      set(at, 'annex');
      if (isName(textAt(at + 1), LONGEST_TITLE)) set(at + 1, 'annex-title');
    } else if (at > first && DATE.test(text) && isName(textAt(at - 1), LONGEST_NAME)) {
      set(at, 'signed-on');
      // Several bodies that sign together stand below each other.
      for (let by = at - 1; by > first && isName(textAt(by), LONGEST_NAME) && !hasPart(by); by -= 1)
        set(by, 'signatory');
      if (/^[（(].*[）)]$/su.test(textAt(at + 1))) set(at + 1, 'remark-below');
    }
  }
  return parts;

  function hasPart(at: number): boolean {
    return parts.has(blocks[at]?.id ?? '');
  }
}

/** 各区县人民政府，市政府各部门： */
const isAddress = (text: string): boolean =>
  text.length <= LONGEST_ADDRESS && /[：:]$/u.test(text) && !/[。；！？]/u.test(text);

const isName = (text: string, longest: number): boolean =>
  text !== '' && text.length <= longest && !/[。；：！？，]|^[（(]/u.test(text) && !NUMBERED.test(text);
