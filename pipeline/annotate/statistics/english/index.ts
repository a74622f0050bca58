import type { Statistic } from '../../../contract/statistic.ts';
import { Grammar, type Mention, scan } from '../mention.ts';
import { resolveDates } from '../resolve.ts';
import { restore } from '../view.ts';
import { changeOf } from './change.ts';
import { date, distance } from './date.ts';
import { subjectBefore } from './entity.ts';
import { fraction, multiple } from './fraction.ts';
import { identifier, name, ordinal } from './name.ts';
import { EnglishParagraph } from './paragraph.ts';
import { quantity } from './quantity.ts';
import { MOVED_DOWN, MOVED_UP } from './words.ts';

/** Rules in order of precedence among matches of the same length. */
const GRAMMAR = new Grammar<EnglishParagraph>({
  name: { find: name },
  identifier: { find: identifier },
  date: { find: date },
  distance: { find: distance },
  fraction: { find: fraction },
  multiple: { find: multiple },
  quantity: { find: quantity },
  ordinal: { find: ordinal },
});
const FUTURE =
  /\b(?:will|would|shall|plans?|planned|expected|expects?|forecast|aims?|target|due|by|next|upcoming|scheduled)\b/i;
const REACH = 80;
/** Will meet on Tuesday, due on Friday: in the same clause, behind the last verb of the past. */
const DAY_AHEAD =
  /\b(?:will|would|shall|due|scheduled|set to|plans? to|expected to|next|upcoming)\b(?![^“”]*[“”])(?!.*\b(?:said|told|published|announced|reported|released|met|held|opened|closed|began|signed|voted)\b)[^.,;“”]*$/i;
const JOINT = /^(?:, (?:and |or )?| and | or | to )$/;

/** The statistics of an English paragraph. */
export function englishStatistics(original: string, docDate: string | undefined): Statistic[] {
  const text = plainSigns(original);
  const p = new EnglishParagraph(text, docDate);
  const mentions = shareUnits(
    text,
    scan(p, GRAMMAR, (paragraph, at) => paragraph.skip(at)),
  );
  resolveDates(mentions, {
    text,
    docDate,
    isSentenceStop: (whole, at) => /[.!?]/.test(whole[at] ?? ' ') && /\s/.test(whole[at + 1] ?? ' '),
    isDayAhead: (start) => DAY_AHEAD.test(text.slice(Math.max(0, start - REACH), start)),
    isFuture: (start, end) => FUTURE.test(text.slice(Math.max(0, start - REACH), end + REACH)),
  });
  relate(text, mentions);
  return restore(
    original,
    { text },
    mentions.map((mention) => mention.statistic),
  );
}

/** No-break and thin spaces and the no-break hyphen read as the plain signs; offsets stay. */
function plainSigns(text: string): string {
  return text.replace(/[\u00a0\u2009\u202f]/g, ' ').replaceAll('\u2011', '-');
}

/** 40, 30 and 20 percent: numbers joined in a list share the unit of the last; one left bare is no figure. */
function shareUnits(text: string, mentions: readonly Mention[]): Mention[] {
  for (let index = mentions.length - 2; index >= 0; index -= 1) {
    const mention = mentions[index];
    const next = mentions[index + 1]?.statistic;
    if (mention?.statistic.class !== 'quantity' || mention.statistic.unit || mention.statistic.entity || !next?.unit)
      continue;
    if (!/^\d/.test(next.numberSpan?.text ?? '')) continue;
    const isOr = / or $/.test(text.slice(mention.statistic.end, next.start));
    // Some 11 million, or roughly 23 per cent: the same said in another way.
    if (isOr && (mention.statistic.op !== '=' || mention.statistic.scale !== undefined)) continue;
    const joint = text.slice(mention.statistic.end, next.start);
    if (mention.statistic.kind !== 'count' || !JOINT.test(joint)) continue;
    // A comma before the last needs a third: the median was 38.9, and 16.8% were older.
    const before = mentions[index - 1]?.statistic;
    const isThird = before !== undefined && text.slice(before.end, mention.statistic.start) === ', ';
    if (/^, (?:and|or) $/.test(joint) && !isThird) continue;
    const listGroup = next.listGroup ?? `list${next.start}`;
    next.listGroup = listGroup;
    Object.assign(mention.statistic, {
      unit: next.unit,
      kind: next.kind,
      listGroup,
      rule: 'en/list',
      confidence: 0.85,
    });
    mention.bare = false;
  }
  return mentions.filter((mention) => !mention.bare);
}

function relate(text: string, mentions: readonly Mention[]): void {
  let previous: Statistic | undefined;
  let figure: Statistic | undefined;
  let time: string | undefined;
  for (const { statistic, ownCue } of mentions) {
    if (previous && /[.!?]\s/.test(text.slice(previous.end, Math.min(statistic.start, previous.end + 400))))
      time = undefined;
    if (statistic.class === 'temporal') {
      if (statistic.edtf) time = statistic.edtf;
    } else if (statistic.class === 'quantity') {
      if (time) statistic.time = time;
      if (!ownCue) {
        const change = changeOf(text, statistic, previous?.end ?? 0);
        if (change) statistic.change = change;
      }
      if (statistic.change && !statistic.entity) {
        const subject = subjectBefore(text, Math.min(statistic.change.cue.start, statistic.start));
        if (subject) statistic.property = subject;
      }
      fromTo(text, statistic, figure);
      figure = statistic;
    }
    previous = statistic;
  }
}

const MOVED_FROM = new RegExp(`\\b(${MOVED_UP}|${MOVED_DOWN}) from $`, 'i');
const DOWN = new RegExp(`^(?:${MOVED_DOWN})$`, 'i');
/** What stands between the two figures of a change: to, in 1978 to. */
const TO = /^(?: (?:in|at|on|as of) [\w ,]{2,28})? to $/;

/** Rose from 5 percent to 7 percent: the first figure is the baseline of the second. */
function fromTo(text: string, statistic: Statistic, previous: Statistic | undefined): void {
  // Rose 17 cents, or 0.5%: the same change, said again.
  if (previous?.class === 'quantity' && previous.change && /^,? or $/.test(text.slice(previous.end, statistic.start))) {
    statistic.change ??= { ...previous.change };
    return;
  }
  if (
    previous?.class === 'quantity' &&
    previous.change?.direction &&
    previous.change.form === 'delta' &&
    /^,? to $/.test(text.slice(previous.end, statistic.start))
  ) {
    const { direction, cue } = previous.change;
    statistic.change = { direction, form: 'level', cue };
    return;
  }
  if (previous?.class !== 'quantity' || !TO.test(text.slice(previous.end, statistic.start))) return;
  const lead = MOVED_FROM.exec(text.slice(Math.max(0, previous.start - 20), previous.start));
  if (!lead?.[1]) return;
  const start = previous.start - lead[0].length;
  const down = DOWN.test(lead[1]);
  statistic.change = {
    direction: down ? 'down' : 'up',
    form: 'level',
    cue: { start, end: start + lead[1].length, text: lead[1] },
    baseline: { start: previous.start, end: previous.end, text: previous.text },
  };
}
