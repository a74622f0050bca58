import type { Statistic } from '../../../contract/statistic.ts';
import type { Mention } from '../mention.ts';
import { doubling, readChange } from './change.ts';
import { isAttribute, nounAfter, nounBefore, verbEnd } from './entity.ts';
import { isSentenceStop, type Paragraph, REACH } from './paragraph.ts';

/** Adverbs and verbs of being that stand between a subject and its figure. */
const LINK =
  /(?:累计|共计|总计|合计|一共|总共|平均|达到|达|高达|多达|已经|已|约|为|是|(?<![持拥占享据具])有|仅有|仅|只有|只|就|也|还|均|都|分别|各|各有|占|由|从|自|突破|超过|至少|的)$/;
const KINDS_WITH_ENTITY = new Set([
  'count',
  'money',
  'measure',
  'percent',
  'fraction',
  'duration',
  'age',
  'score',
  'multiple',
  'ratio',
  'pp',
]);

/** Finds what each figure counts or measures and how it moved, from the words around it in its clause. */
export function relate(p: Paragraph, mentions: readonly Mention[]): void {
  let previous: Mention | undefined;
  mentions.forEach((mention, index) => {
    const { statistic } = mention;
    if (statistic.class !== 'quantity') {
      previous = mention;
      return;
    }
    // 增长到2020年的12588元: the date belongs to the figure, and its verb stands before both.
    const dated =
      previous?.statistic.class === 'temporal' && p.text.slice(previous.statistic.end, statistic.start) === '的';
    const anchor = dated && previous ? previous.statistic.start : statistic.start;
    const before = dated ? mentions[index - 2] : previous;
    const floor = Math.max(p.clauseStart(anchor), before?.statistic.end ?? 0);
    const next = mentions[index + 1]?.statistic.start ?? p.text.length;
    const found = statistic.change
      ? undefined
      : readChange(p, statistic, { at: anchor, from: floor, figures: figureFloor(p, anchor, before) });
    const own = doubling(p, mention);
    if (own) statistic.change = own;
    else if (found) statistic.change = found.change;
    inherit(p, statistic, previous?.statistic);
    attachBaseline(p, statistic, before);
    const subjectEnd = own ? own.cue.start : (found?.start ?? anchor);
    attachNouns(p, statistic, subjectEnd, next, subjectFloor(mentions, index, subjectEnd));
    shareSubject(statistic, before?.statistic);
    previous = mention;
  });
}

/** A comparison may hold a date (比上月), but no other figure. */
function figureFloor(p: Paragraph, at: number, previous: Mention | undefined): number {
  const clause = p.clauseStart(at);
  return previous?.statistic.class === 'quantity' ? Math.max(clause, previous.statistic.end) : clause;
}

/** 分别增长6.1%、5.2%: the change of the first holds for the list. */
function inherit(p: Paragraph, statistic: Statistic, previous: Statistic | undefined): void {
  if (previous?.class !== 'quantity') return;
  if (!/^(?:、|和|与|及|以及)$/.test(p.text.slice(previous.end, statistic.start).trim())) return;
  if (previous.kind !== statistic.kind) return;
  const group = previous.listGroup ?? `list${previous.start}`;
  previous.listGroup = group;
  statistic.listGroup = group;
  if (previous.change && !statistic.change) statistic.change = { ...previous.change };
}

/** 从2万件增至150万件: the first figure is the baseline of the second. A date is one that 比 governs. */
function attachBaseline(p: Paragraph, statistic: Statistic, previous: Mention | undefined): void {
  const { change } = statistic;
  if (!change) return;
  const before = previous?.statistic;
  if (change.form === 'level' && before?.class === 'quantity' && before.kind === statistic.kind) {
    const lead = p.text.slice(Math.max(0, before.start - 12), before.start);
    const gap = p.text.slice(before.end, change.cue.start);
    if (/[从由自]/.test(lead) && gap.length <= 8 && !/[，。；]/.test(gap)) change.baseline = { ...plain(before) };
  }
}

/** What moved from one figure to the other is named before the first. */
function shareSubject(statistic: Statistic, before: Statistic | undefined): void {
  if (!before || statistic.entity || statistic.property || statistic.change?.baseline?.start !== before.start) return;
  statistic.entity = before.entity ?? null;
  statistic.property = before.property ?? null;
}

function plain(span: { start: number; end: number; text: string }) {
  return { start: span.start, end: span.end, text: span.text };
}

function attachNouns(p: Paragraph, statistic: Statistic, subjectEnd: number, next: number, named: number): void {
  if (!KINDS_WITH_ENTITY.has(statistic.kind) || statistic.entity) return;
  const limit = Math.min(next, p.clauseEnd(statistic.end, REACH));
  const possessive = p.text[statistic.end] === '的';
  const quasi = statistic.unit?.kind === 'classifier' && /^[人国省市县区字票方]/.test(statistic.unit.text);
  if (!quasi) {
    const after = possessive
      ? nounAfter(p, statistic.end + 1, limit)
      : nounAfter(p, pastAction(p, statistic), limit, takesNoun(statistic));
    if (after) {
      if (possessive && isAttribute(after)) statistic.property = after;
      else if (takesNoun(statistic) || possessive) statistic.entity = after;
      if (statistic.entity ?? statistic.property) return;
    }
  }
  const floor = Math.max(p.clauseStart(subjectEnd), named);
  const end = pastLinks(p, subjectEnd, floor);
  const before = nounBefore(p, end, floor);
  if (!before || before.text.length < 2 || quasi) return;
  if (isRate(statistic) || isAttribute(before)) statistic.property = before;
  else if (statistic.kind === 'count' || statistic.kind === 'measure') statistic.entity = before;
}

/** A date or figure before the subject is not part of it; one behind it belongs to a comparison. */
function subjectFloor(mentions: readonly Mention[], index: number, subjectEnd: number): number {
  let at = index - 1;
  while ((mentions[at]?.statistic.end ?? 0) > subjectEnd) at -= 1;
  return mentions[at]?.statistic.end ?? 0;
}

function takesNoun(statistic: Statistic): boolean {
  return statistic.kind === 'count' || statistic.kind === 'measure' || statistic.kind === 'money';
}

/** 先后3次召开座谈会: what is counted in 次 is done to something, and that is named behind the verb. */
function pastAction(p: Paragraph, { end, unit }: Statistic): number {
  return unit?.text === '次' ? verbEnd(p, end) : end;
}

function isRate(statistic: Statistic): boolean {
  return ['percent', 'pp', 'multiple', 'fraction', 'ratio'].includes(statistic.kind);
}

function pastLinks(p: Paragraph, at: number, floor: number): number {
  let end = at;
  for (let rounds = 0; rounds < 4; rounds += 1) {
    const link = LINK.exec(p.text.slice(Math.max(floor, end - 3), end));
    if (!link) break;
    end -= link[0].length;
  }
  return end;
}

const UNTIL = /(?:截至|截止到|截止|截至到|到|至)$/;

/** Says of each figure when it holds: the date that the sentence names last before it, and is not compared with. */
export function attachTimes(p: Paragraph, mentions: readonly Mention[]): void {
  let time: string | undefined;
  let compared: Statistic | undefined;
  let read = 0;
  for (const { statistic } of mentions) {
    for (; read < statistic.start; read += 1) if (isSentenceStop(p.text[read] ?? '')) time = undefined;
    if (statistic.class === 'temporal') {
      const before = p.text.slice(Math.max(0, statistic.start - 3), statistic.start);
      compared = statistic;
      if (/[比较与同]$/.test(before)) continue;
      if (statistic.edtf)
        time = open(
          statistic.edtf,
          /(?:截至|截止到|截止)$/.test(before) && UNTIL.test(before),
          p.text.slice(statistic.end, statistic.end + 2),
        );
    } else if (statistic.class === 'quantity' && time) {
      statistic.time = time;
    }
    const base = statistic.class === 'quantity' ? statistic.change?.baseline : undefined;
    if (base && compared?.edtf && compared.start >= base.start && compared.end <= base.end) base.time = compared.edtf;
  }
}

function open(edtf: string, until: boolean, after: string): string {
  if (edtf.includes('/')) return edtf;
  if (until) return `../${edtf}`;
  return after === '以来' ? `${edtf}/..` : edtf;
}
