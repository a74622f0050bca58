import type { Match, Rule } from '../mention.ts';
import { datesFound } from './date.ts';
import type { Point } from './date-point.ts';
import { NUMERAL_OPENINGS } from './han-numeral.ts';
import type { Paragraph } from './paragraph.ts';
import { readUnit } from './units.ts';

/** 7年前, 三天后: a point counted from the date of the document. */
export const distance: Rule<Paragraph> = { opens: NUMERAL_OPENINGS, find: findDistance };

function findDistance(p: Paragraph, at: number): Match | undefined {
  const numeral = p.numeral(at);
  if (!numeral || numeral.spread || numeral.hedge || numeral.form === 'string' || numeral.bare || numeral.precision > 0)
    return undefined;
  const unit = readUnit(p.text, numeral.end);
  const word = /^(?:以前|之前|以后|之后|前|后)/.exec(p.text.slice(unit?.end ?? at, (unit?.end ?? at) + 2))?.[0];
  if (unit?.kind !== 'duration' || !word || unit.unit.text === '日' || numeral.end - at > 4) return undefined;
  if (/^前(?:三|两|[一二三四]?季|后|往|期|线|期)|^后(?:续|期)/.test(p.text.slice(unit.end, unit.end + 2)))
    return undefined;
  const scale = unit.unit.code;
  if (scale !== 'year' && scale !== 'month' && scale !== 'week' && scale !== 'day') return undefined;
  if (unit.unit.text === '年' && numeral.end - at === 4) return undefined;
  const forward = word.endsWith('后');
  const offset = Number(numeral.value.coefficient) * (forward ? 1 : -1);
  const end = unit.end + word.length;
  const point: Point = {
    start: at,
    end,
    parts: { relative: { unit: scale, offset, ...(forward ? { anaphoric: true } : {}) } },
  };
  const match = datesFound(p, point);
  for (const mention of match.mentions) mention.statistic.rule = 'zh/distance';
  return match;
}
