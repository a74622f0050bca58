/** People named with their office anywhere in a text: antecedents for 他 and 该负责人. */
import type { Span } from '../../../contract/span.ts';
import { wordSet } from '../../lexicon.ts';
import type { Mention } from '../resolve.ts';
import { BOUNDARY } from './adverbs.ts';
import { isName, speakerOf } from './names.ts';
import { ROLES, TITLES } from './offices.ts';
import { SURNAMES } from './surnames.ts';

const OFFICES = wordSet(...TITLES.filter((title) => title.length > 1));

export function mentionsIn(text: string): Mention[] {
  const mentions: Mention[] = [];
  for (const { word, start: index, end } of OFFICES.allIn(text)) {
    const before = nameBefore(text, index);
    const after = before === null ? nameAfter(text, end) : null;
    if (before !== null) add(mentions, spanAt(text, index - before.length, end));
    else if (after !== null) add(mentions, spanAt(text, index, end + after.length));
    else if (ROLES.has(word) && /(?:一[位名]|该)$/.test(text.slice(Math.max(0, index - 2), index))) {
      add(mentions, spanAt(text, index, end));
    }
  }
  return mentions;
}

function add(mentions: Mention[], span: Span): void {
  const speaker = speakerOf(span.text);
  if (speaker) mentions.push({ span, name: speaker.name, title: speaker.title, org: speaker.org, kind: speaker.kind });
}

const spanAt = (text: string, start: number, end: number): Span => ({ start, end, text: text.slice(start, end) });

function nameBefore(text: string, at: number): string | null {
  for (const length of [3, 2]) {
    const name = text.slice(at - length, at);
    const edge = text[at - length - 1] ?? '';
    if (at >= length && SURNAMES.has(name[0] ?? '') && isName(name) && !/[\u4e00-\u9fff]/.test(edge)) return name;
  }
  return null;
}

function nameAfter(text: string, at: number): string | null {
  const foreign = /^[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,6})+/.exec(text.slice(at, at + 24))?.[0];
  if (foreign) return foreign;
  for (const length of [2, 3, 4]) {
    const name = text.slice(at, at + length);
    const behind = text.slice(at + length, at + length + 12);
    if (
      name.length === length &&
      isName(name, false) &&
      (behind === '' || /^[，。、：；！？（“]/.test(behind) || BOUNDARY.test(behind))
    )
      return name;
  }
  return null;
}
