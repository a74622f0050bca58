import { grammarOf } from '../read.ts';
import { classByDefault, classByMarks, innerOf } from './classify.ts';
import { mentionsIn } from './mentions.ts';
import { remarksOf } from './remark.ts';

export const chinese = grammarOf({
  prefix: 'zh',
  remarksOf,
  classOf: (level, pair) => classByMarks(level, pair) ?? classByDefault(innerOf(level, pair)),
  mentions: mentionsIn,
});
