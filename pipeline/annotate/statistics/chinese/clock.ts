import type { Point } from './date-point.ts';
import { DAY_PARTS } from './date-words.ts';
import { digitAt } from './numeral.ts';
import type { Paragraph } from './paragraph.ts';

const COLON = /^(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?(?![\d:：])/;

/** 上午9时30分, 15时, 20:00. Without a date, a part of the day or minutes, 3点 counts points. */
export function readClock(p: Paragraph, at: number, afterDate = false): Point | undefined {
  const part = DAY_PARTS.at(p.text, at);
  const from = p.pastSpace(part?.end ?? at);
  const colon =
    digitAt(p.text, from) >= 0 && digitAt(p.text, from - 1) < 0 ? COLON.exec(p.text.slice(from, from + 9)) : null;
  if (colon && Number(colon[1]) <= 24 && Number(colon[2]) < 60) {
    return point(at, from + colon[0].length, Number(colon[1]), Number(colon[2]), part?.value ?? 0);
  }
  const hour = p.numeral(from);
  const sign = p.text[hour?.end ?? from];
  if (!hour || (sign !== '时' && sign !== '点') || hour.spread || hour.scale !== undefined || hour.precision > 0)
    return undefined;
  const value = Number(hour.value.coefficient);
  if (value > 24 || /^时(?:期|代|间|段|长|区|速|常)/.test(p.text.slice(hour.end, hour.end + 2))) return undefined;
  let end = hour.end + (p.text[hour.end + 1] === '钟' ? 2 : 1);
  const minute = p.numeral(end);
  let minutes = 0;
  let precise = end > hour.end + 1;
  if (
    minute &&
    '分'.includes(p.text[minute.end] || ' ') &&
    minute.scale === undefined &&
    Number(minute.value.coefficient) < 60
  ) {
    minutes = Number(minute.value.coefficient);
    end = minute.end + 1;
    precise = true;
  } else if ('半整许'.includes(p.text[end] || ' ')) {
    minutes = p.text[end] === '半' ? 30 : 0;
    end += 1;
    precise = true;
  }
  if (!part && !afterDate && !precise && sign === '点') return undefined;
  if (!part && !afterDate && !precise && digitAt(p.text, from) < 0) return undefined;
  return point(at, end, value, minutes, part?.value ?? 0);
}

function point(start: number, end: number, hour: number, minute: number, later: number): Point {
  const full = later && hour < 12 ? hour + later : hour;
  return { start, end, parts: { clock: `${String(full).padStart(2, '0')}:${String(minute).padStart(2, '0')}` } };
}
