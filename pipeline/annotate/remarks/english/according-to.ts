import type { CueMatch } from './cue.ts';
import type { Reading } from './reading.ts';
import { sourceBehind } from './source.ts';

/** According to figures: a source that is nobody. */
const FIGURES =
  /^(?:the |its |official |preliminary |new |latest |provisional )*(?:figures|data|statistics|numbers|estimates|records)\b/i;

/** According to the ministry, …; …, according to the ministry. */
export function accordingTo(reading: Reading, match: CueMatch): void {
  const { text, sentence, done } = reading;
  const isFirst = text.slice(done, match.start).trim().length <= 4;
  const source = sourceBehind(text, match.end, sentence.end);
  if (!source) return;
  const comma = /^\s*,\s*/.exec(text.slice(source.end, sentence.end));
  const words = isFirst
    ? comma && { start: source.end + comma[0].length, end: sentence.end }
    : { start: done, end: text.slice(0, match.start).search(/[,\s]*$/) };
  if (!words || words.end - words.start < 3) return;
  reading.done = sentence.end;
  if (FIGURES.test(text.slice(source.start, source.end))) {
    reading.evidential({ source, cue: match, content: words });
    return;
  }
  reading.claim(reading.spokenIn(words));
  reading.remark(match, source, reading.formOf(words), [words], 'en/according-to');
}
