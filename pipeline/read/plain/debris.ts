/** Something inside a line that a word processor left there. */
export interface Debris {
  start: number;
  end: number;
  rule: DebrisRule;
}

export type DebrisRule = 'noise/bookmark' | 'noise/field' | 'noise/invisible' | 'noise/space';

/**
 * What a conversion from Word to plain text leaves behind: bookmarks in brackets, field codes
 * (ECMA-376 part 1, § 17.16.5), characters that only a word processor acts on.
 */
const PATTERNS: Record<DebrisRule, RegExp> = {
  'noise/bookmark': /\[bookmark: ?[^\]\r\n]{0,80}\]/g,
  'noise/field':
    /\{? ?\b(?:TOC \\[^\r\n}]{0,80}|HYPERLINK (?:\\l )?"[^"\r\n]{0,400}"|PAGEREF _\w{1,40}(?: \\\w)*) ?\}?/g,
  // Soft hyphen, zero-width space, word joiner, a byte order mark inside the text.
  'noise/invisible': /[\u00AD\u200B\u2060\uFEFF]+/g,
  // A no-break space beside Chinese, which sets no spaces; elsewhere it may be meant.
  'noise/space':
    /(?<=[\p{Script=Han}\u3000-\u303F\uFF00-\uFF65])[\u00A0\u202F]+|[\u00A0\u202F]+(?=[\p{Script=Han}\u3000-\u303F\uFF00-\uFF65])/gu,
};

/** Debris of one line, in order and without overlaps; `offset` is where the line begins in its file. */
export function findDebris(line: string, offset: number): Debris[] {
  const found: Debris[] = [];
  for (const rule of Object.keys(PATTERNS) as DebrisRule[]) {
    for (const { 0: match, index } of line.matchAll(PATTERNS[rule])) {
      found.push({ start: offset + index, end: offset + index + match.length, rule });
    }
  }
  found.sort((a, b) => a.start - b.start);
  return found.filter((item, at) => at === 0 || item.start >= (found[at - 1]?.end ?? 0));
}
