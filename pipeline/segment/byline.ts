import { isHan, lengthOf } from './block.ts';
import { findDate } from './dates.ts';

/** What a line below a title says of who wrote the document and when. */
export interface Byline {
  role: 'byline' | 'date';
  authors: string[];
  organisation?: string;
  date?: string;
}

/** Words that a byline begins with; group 1 is taken off. */
const LABEL =
  /^((?:作者|撰文|文|记者|本报记者|通讯员|执笔|撰稿|报告人|By|Author|Authors)\s*[:：|｜/]?\s+|(?:作者|撰文|文|执笔|撰稿|报告人)\s*[:：|｜/]\s*|(?:本[报刊网台]|新华社|\p{Script=Han}{2,6}网)?(?:记者|通讯员|特约撰稿人?)\s*)/u;
/** Last characters of Chinese bodies that sign documents, from the names of state and research bodies. */
const BODY =
  /(?:部|委|委员会|局|厅|办公厅|办公室|院|研究院|研究所|研究室|中心|协会|学会|政府|课题组|编写组|秘书处|集团|公司|大学|编辑部|处|站|馆|社)$/u;
const BODY_LATIN =
  /\b(?:Ministry|Department|Office|Institute|Centre|Center|Council|Commission|Agency|Bureau|University|Bank|Secretariat|Committee)\b/;
/** How lines of a title begin that end like the name of a body: 建设世界一流大学. */
const VERB = /^[在以把让为向从对用推建打加争走奋坚创探构开做办兴]/u;
/** Two to four Han characters, also set apart by a space: 张　三. */
const PERSON = /^(?:\p{Script=Han}{2,4}|\p{Script=Han}[\s　]+\p{Script=Han})$/u;

/** Reads a line of the title block as a byline or a date; `undefined` where it is neither. */
export function readByline(line: string): Byline | undefined {
  const text = line
    .trim()
    .replace(/^[（(](.*)[）)]$/u, '$1')
    .trim();
  if (lengthOf(text) > 60) return undefined;
  const date = findDate(text);
  const rest = date
    ? `${text.slice(0, date.start)} ${text.slice(date.end)}`.replace(/^[\s|｜·•,，—–-]+|[\s|｜·•,，—–-]+$/gu, '')
    : text;
  const dated = date ? { date: date.iso } : {};
  if (date && rest === '') return { role: 'date', authors: [], ...dated };

  const label = LABEL.exec(rest)?.[0];
  const names = rest
    .slice(label?.length ?? 0)
    .split(
      isHan(rest)
        ? /[、，,；;]|\s{2,}|　|(?<=\p{Script=Han}{2})\s(?=\p{Script=Han}{2})/u
        : /,\s*|;\s*|\s+and\s+|\s*&\s*/,
    )
    .map((name) => name.trim())
    .filter(Boolean);
  if (label !== undefined && names.length > 0) return { role: 'byline', authors: names, ...dated };
  if (/[。！？!?：:]$/u.test(rest)) return undefined;
  const body = isHan(rest) ? BODY.test(rest) && !VERB.test(rest) && !/[，、]/.test(rest) : BODY_LATIN.test(rest);
  if (body && (date || lengthOf(rest) <= 30)) return { role: 'byline', authors: [], organisation: rest, ...dated };
  if (PERSON.test(rest) && date) return { role: 'byline', authors: [rest.replace(/\s/gu, '')], ...dated };
  return undefined;
}
