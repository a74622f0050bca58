import type { Statistic } from '../../../contract/statistic.ts';
import { wordSet } from '../../lexicon.ts';
import { Grammar, nothing, scan } from '../mention.ts';
import { resolveDates } from '../resolve.ts';
import { restore } from '../view.ts';
import { date } from './date.ts';
import { distance } from './distance.ts';
import { doubled } from './doubled.ts';
import { HOMOGRAPHS, PLACES } from './homographs.ts';
import { identifier } from './identifier.ts';
import { label } from './label.ts';
import { dropArticles, shareUnits } from './list.ts';
import { ordinal } from './ordinal.ts';
import { isSentenceStop, Paragraph } from './paragraph.ts';
import { quantity } from './quantity.ts';
import { attachTimes, relate } from './relate.ts';
import { repetition } from './repetition.ts';
import { closeSpaces } from './spacing.ts';
import { FIXED_WORDS } from './words.ts';

const FIXED = wordSet(FIXED_WORDS, HOMOGRAPHS, PLACES);
const FUTURE = /将|计划|预计|拟|即将|届时|目标|力争|到期|有望|定于|举行在即|召开在即|争取|展望/;

/** Rules in order of precedence among matches of the same length. */
const GRAMMAR = new Grammar<Paragraph>({
  label,
  identifier,
  date,
  distance,
  fixed: {
    opens: FIXED.openings(),
    find: (p, at) => {
      const word = FIXED.at(p.text, at);
      return word && nothing(word.end);
    },
  },
  repetition,
  ordinal,
  doubled,
  quantity,
});

/** The statistics of a Chinese paragraph. */
export function chineseStatistics(original: string, docDate: string | undefined): Statistic[] {
  const view = closeSpaces(original);
  const { text } = view;
  const p = new Paragraph(text, docDate);
  const found = scan(p, GRAMMAR, (paragraph, at) => paragraph.skip(at));
  const mentions = dropArticles(p, shareUnits(p, found));
  const isFuture = (start: number, end: number) => FUTURE.test(text.slice(p.clauseStart(start), p.clauseEnd(end)));
  resolveDates(mentions, {
    text,
    docDate,
    isSentenceStop: (whole, at) => isSentenceStop(whole[at] ?? ''),
    isFuture,
    isDayAhead: isFuture,
  });
  relate(p, mentions);
  attachTimes(p, mentions);
  return restore(
    original,
    view,
    mentions.map((mention) => mention.statistic),
  );
}
