import type { Check, Finding } from './check.ts';
import { between, labelOf, quantities, type Sentence } from './passage.ts';
import { alike, decimal, exactOf, more } from './value.ts';

const TO = /^(?:至|到|—|–|-|~|～)$/;
const FROM = /[从由自]\s*$/;
/** Shares of a whole. 毛入学率 and 完成率 may be above 100 %, and so may a debt of an income. */
const SHARE = /(?:占|占比|比重|份额|合格率|及格率|覆盖率|普及率|识字率|失业率|出勤率|治愈率)(?:为|达|达到|是|约)?$/;
const OF_WHOLE = /占[^，；]{0,30}的$/;
const RATIO =
  /GDP|生产总值|收入|债|贷款|存款|资产|净值|利润|进口|出口|贸易|消费|计划|目标|预算|任务|定额|限额|设计|核定|同期|上年|去年/;
const REACHED = /(?:提高|提升|上升|升|增|增加|增长|降|下降)$/;

/** Ends of a range in order, and shares of a whole up to 100 %. */
export const range = {
  rule: 'check/range',
  defaultSeverity: 'error',
  find: ({ passages }) =>
    passages.flatMap(({ sentences }) => sentences.flatMap((sentence) => [...reversed(sentence), ...shares(sentence)])),
} satisfies Check;

function reversed(sentence: Sentence): Finding[] {
  const { passage } = sentence;
  const figures = quantities(sentence);
  return figures.flatMap((figure, index) => {
    const before = figures[index - 1];
    if (!before || !alike(before, figure) || !TO.test(between(sentence, before, figure))) return [];
    const [low, high] = [exactOf(before), exactOf(figure)];
    const label = labelOf(sentence, before);
    // 由30亿元至20亿元 goes from one to the other, and may go down.
    if (!low || !high || !more(low, high) || FROM.test(label) || REACHED.test(label)) return [];
    return [
      {
        reason: `Unexpected range from \`${before.statistic.text}\` to \`${figure.statistic.text}\`, expected the smaller first`,
        note: 'Turn the ends round, or correct the one that is wrong.',
        at: passage.place(before.start, figure.end),
      },
    ];
  });
}

function shares(sentence: Sentence): Finding[] {
  const { passage } = sentence;
  return quantities(sentence).flatMap((figure) => {
    const { statistic, start, end } = figure;
    const value = exactOf(figure);
    const label = labelOf(sentence, figure);
    if (statistic.unit?.code !== 'percent' || statistic.change?.form === 'delta' || !value) return [];
    if (!(SHARE.test(label) || OF_WHOLE.test(label)) || !more(value, decimal('100'))) return [];
    if (RATIO.test(passage.text.slice(Math.max(sentence.start, start - 200), start))) return [];
    return [
      {
        reason: `Unexpected share of \`${statistic.text}\`, expected at most 100 %`,
        note: 'Correct the figure, or say what it is a ratio of.',
        at: passage.place(start, end),
      },
    ];
  });
}
