import { HONORIFICS, NAME, TITLE, WHOLE_NAME } from './speakers.ts';

/** A stretch of a level's text. */
export interface Range {
  start: number;
  end: number;
}

/** Whose turn it is in a transcript: Mr Tully, Anna Lind, The Chair. */
const LABEL = new RegExp(
  `^(?:${HONORIFICS} ${NAME.source}|${TITLE} ${NAME.source}|(?!.*(?:Findings?|Points?|Facts?|Figures?|Messages?|Quotes?|Notes?|Questions?|Answers?|Examples?|Conclusions?)$)[A-Z][a-z]+(?: [A-Z]\\.)? [A-Z][a-z]+|The ${TITLE})$`,
);
/** The poet Iain Muir, iwi leader Mere Hale. */
const ROLE_AND_NAME = new RegExp(`^\\s*((?:(?:[Tt]he|[Aa]n?)\\s+)?(?:[a-z’'-]+\\s+){1,3}${NAME.source})`);
/** A debate that Speaker Jonah Lee described as …: whose clause it is. */
const IN_RELATIVE = new RegExp(`\\b(?:that|which|what|whom)\\s+(the\\s+[a-z]+|${NAME.source})\\s*$`);
/** Openers of a sentence that are no part of the speaker's phrase. */
const OPENER =
  /^(?:(?:but|and|yet|so|still|however|meanwhile|also|then|later|now|or so|moreover|furthermore|nevertheless|instead|separately|earlier|today|yesterday|indeed|as|if|when|while|although|though|because|since|once|that|where|whereas|after|before|until|unless|whether|even if|even though|only|last (?:week|month|year)|on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))\b,?\s+|[,;:—–\s]+)/i;
const ADVERBIAL =
  /^(?:in|on|at|after|before|during|since|for|with|by|from|when|while|as|if|although|though|because|under|amid|despite|speaking|asked|citing|referring|responding|addressing|according|following|meanwhile|however|earlier|later|today|yesterday|last|this (?:week|month|year)|to|throughout|over|until|given|unlike|like|instead|moreover|furthermore|finally|first|second|third|still|then|there|here|now|about|among|between|standing|sitting|turning|looking|holding)\b/i;
const INCIDENTAL =
  /^(?:dated|published|released|signed|born|based|founded|issued|seen|obtained|sent|posted|aged|now|then|once|who|which|whose|whom|where|when|speaking|citing|referring|[a-z]+ing|[a-z]+ed by|himself|herself|too|in turn|for (?:his|her|its|their) part|however|meanwhile|on \w+day)\b/;
const APPOSITION =
  /^(?:an?|the|his|her|its|their|one|\d+|[A-Z]|[a-z-]+(?:'s|’s)?\s+)?.*\b(?:director|spokes\w+|minister|president|head|chief|professor|chair\w*|manager|officer|founder|co-founder|researcher|analyst|economist|lawyer|author|editor|secretary|leader|member|owner|resident|mother|father|teacher|nurse|doctor|engineer|scientist|official|expert|partner|fellow|student|farmer|coach|captain|mayor|governor|senator|ambassador|commissioner|executive|historian|critic|curator|adviser|advisor|principal|dean|judge|attorney|inspector|driver|worker|pastor|veteran|volunteer|activist|lecturer|strategist|consultant|coordinator|representative|agency|company)\b|^\d{1,3}$/i;
const CLAUSE_WORD = /\b(?:is|are|was|were|has|have|had|will|would|could|should|which|because|that|did|does)\b/;
const MAX_WORDS = 16;

/** The speaker before a cue: the noun phrase at the end of `[start, end)`, with its apposition. */
export function sourceBefore(text: string, start: number, end: number): Range | null {
  let from = start;
  for (let step = 0; step < 4; step += 1) {
    const opener = OPENER.exec(text.slice(from, end));
    if (!opener) break;
    from += opener[0].length;
  }
  const chunks = chunksOf(text, from, end);
  const last = chunks.at(-1);
  const relative = last && IN_RELATIVE.exec(text.slice(last.start, last.end));
  if (last && relative?.[1]) {
    const at = last.start + relative.index + relative[0].indexOf(relative[1]);
    return phrase(text, at, at + relative[1].length);
  }
  while (chunks.length > 1 && isAdverbial(text, chunks[0])) chunks.shift();
  while (chunks.length > 0 && isIncidental(text, chunks.at(-1)) && chunks.length > 1) chunks.pop();
  const first = chunks[0];
  if (!first) return null;
  const words = (range: Range) => text.slice(range.start, range.end).trim();
  // A clause of its own stands before the speaker: the speaker is behind its last comma.
  let head = chunks.length - 1;
  while (head > 0 && isGloss(words(chunks[head] as Range), words(chunks[head - 1] as Range))) head -= 1;
  return phrase(text, (chunks[head] as Range).start, (chunks.at(-1) as Range).end);
}

/** Whether a phrase between commas says who the one before it is, or names whom that one describes. */
function isGloss(phrase: string, before: string): boolean {
  if (CLAUSE_WORD.test(before)) return false;
  const names =
    WHOLE_NAME.test(phrase) &&
    (/^one of\s/i.test(before) || (/^(?:the|his|her|its|their|an?)\s/i.test(before) && APPOSITION.test(before)));
  const glosses = WHOLE_NAME.test(before) && /^(?:the|his|her|its|their|our)\s[\w’' -]+$/.test(phrase);
  return names || glosses || APPOSITION.test(phrase) || /^an?\s[\w’' -]+$/.test(phrase);
}

/** The speaker behind an inverted cue (said Mary Lund, director of …). */
export function sourceBehind(text: string, start: number, end: number): Range | null {
  const rest = text.slice(start, end);
  const stop =
    /[;:“”—–(]|,(?=\s*(?:“|who|which|adding|but|and|as|when|while|after|in|on|at))|\s(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in an? (?:interview|statement|speech|report|letter|email)|at an? |during|to reporters|after|when|as (?:he|she|they|the)|who|in (?:his|her|its|their))\b/.exec(
      rest,
    );
  const chunks = chunksOf(text, start, stop ? start + stop.index : end);
  const first = chunks[0];
  if (!first) return null;
  const second = chunks[1];
  const gloss = second ? text.slice(second.start, second.end).trim() : '';
  const isNamed = /^\s*[a-z]/.test(text.slice(first.start, first.end)) && WHOLE_NAME.test(gloss);
  const isApposition = second && (isNamed || isGloss(gloss, text.slice(first.start, first.end).trim()));
  return phrase(text, first.start, isApposition ? second.end : first.end);
}

function chunksOf(text: string, start: number, end: number): Range[] {
  const out: Range[] = [];
  let from = start;
  for (let i = start; i <= end; i += 1) {
    const isGroup = text[i] === ',' && /\d/.test(text[i - 1] ?? '') && /\d/.test(text[i + 1] ?? '');
    if (i < end && ((text[i] !== ',' && text[i] !== ';') || isGroup)) continue;
    if (text.slice(from, i).trim() !== '') out.push({ start: from, end: i });
    from = i + 1;
  }
  return out;
}

const isAdverbial = (text: string, chunk: Range | undefined) =>
  chunk !== undefined && ADVERBIAL.test(text.slice(chunk.start, chunk.end).trim());
const isIncidental = (text: string, chunk: Range | undefined) =>
  chunk !== undefined && INCIDENTAL.test(text.slice(chunk.start, chunk.end).trim());

/** Trims a range to a phrase that can name a speaker, or null. */
function phrase(text: string, start: number, end: number): Range | null {
  let from = start;
  let to = end;
  for (let step = 0; step < 3; step += 1) {
    const opener = OPENER.exec(text.slice(from, to));
    if (!opener) break;
    from += opener[0].length;
  }
  while (from < to && /[\s,]/.test(text[from] ?? '')) from += 1;
  while (to > from && /[\s,]/.test(text[to - 1] ?? '')) to -= 1;
  const words = text.slice(from, to);
  if (words === '' || words.split(/\s+/).length > MAX_WORDS || /[“”?!:;]/.test(words)) return null;
  if (CLAUSE_WORD.test(words) || /^(?:to|not|be|there|what|why|how|nothing|which|that)\b/i.test(words)) return null;
  if (/^[a-z]\w*\s.*\b(?:when|if|because|as)\b/.test(words)) return null;
  if (/\b(?:and|but|or|then)$/.test(words)) return null;
  return { start: from, end: to };
}

/** The subject at the head of a sentence, for a second verb behind “and”. */
export function leadingSubject(text: string, from: number, end: number): Range | null {
  const start = from + (/^\s*(?:But|And|Yet|So|Still|Then)\s+/.exec(text.slice(from, end))?.[0].length ?? 0);
  const chunks = chunksOf(text, start, end);
  while (chunks.length > 1 && isAdverbial(text, chunks[0])) chunks.shift();
  const [first, second, third] = chunks;
  if (!first) return null;
  const words = (range: Range) => text.slice(range.start, range.end).trim();
  // The union, which represents 2,800 dockers, called …
  if (second && /^(?:which|who|whose)\b/.test(words(second)) && !CLAUSE_WORD.test(words(first)))
    return phrase(text, first.start, first.end);
  // The institute's director, Paul Adeyemi, called …: the verb stands behind the apposition.
  if (second && third && !CLAUSE_WORD.test(words(first)) && isGloss(words(second), words(first)))
    return phrase(text, first.start, second.end);
  const doer = DOER.exec(text.slice(first.start, first.end))?.[1];
  const found = doer
    ? [doer, doer]
    : /^\s*((?:The|An?|[A-Z][\w.’'-]*|He|She|They|It|We|I)(?:\s+(?:of|for|the|and|[A-Z][\w.’'-]*|minister|president|director|spokes\w+|company|ministry|agency|mayor|officials?|chief|executive|general|secretary|government|court|committee))*)\s+[a-z]/.exec(
        text.slice(first.start, first.end),
      );
  const own = found?.[1];
  // The poet Iain Muir saw it otherwise: no article speaks.
  const isNobody = own === undefined || /^(?:the|an?)$/i.test(own);
  const name = isNobody ? ROLE_AND_NAME.exec(text.slice(first.start, first.end))?.[1] : own;
  if (!name) return null;
  const at = text.indexOf(name, first.start);
  return phrase(text, at, at + name.length);
}

/** Words that are somebody's: the words of the poet X, X’s motto. */
const OWNED =
  /\b(?:words|phrase|motto|advice|warning|promise|lines?|dictum|question|answer|message|verdict|reply|response)\s+(?:of|from)\s+(.+)$/;
const OLD_SAYING = /\b((?:an?|the|that|this)\s+(?:\w+\s+)?(?:saying|proverb|adage|maxim))\b/i;

/** A passenger on the Friday sailing put it differently:. */
const DOER =
  /^\s*((?:An?|The|One|Another|Two|Three|Some|His|Her|Their|Our|My)(?:\s+[a-z’'-]+){1,3}?(?:\s+(?:of|on(?!\s+\w+day)|from|at|in|for|with)\s+(?:the\s+|an?\s+)?[\w’' -]+?)?)(?:\s+on\s+\w+day)?\s+(?:put|puts|gave|shook|had|has|was|is|made|laughs|smiles|shrugs|[a-z]{2,}ed)\b/;

/** Her colleague Mina Park agrees: */
const REACTION =
  /^(.+?)\s+(?:agree[sd]?|disagree[sd]?|smile[sd]?|laugh(?:s|ed)?|nod(?:s|ded)?|shrug(?:s|ged)?|sigh(?:s|ed)?|concur(?:s|red)?|(?:is|was) (?:blunt|clear|adamant|unequivocal|more cautious|less certain|sceptical|skeptical)|(?:puts|put) it \w+)\s*$/;

/** Who reacts in a short sentence before words in marks: Birk shrugs. */
export function reacting(text: string, start: number, end: number): Range | null {
  const name = REACTION.exec(text.slice(start, end))?.[1];
  return name && name.split(/\s+/).length <= 3 ? phrase(text, start, start + name.length) : null;
}

/** The speaker that a clause before a colon and a quotation names. */
export function announcedBy(text: string, start: number, end: number): Range | null {
  const clause = text.slice(start, end);
  if (LABEL.test(clause.trim())) return phrase(text, start, end);
  const found = OWNED.exec(clause) ?? OLD_SAYING.exec(clause);
  const relative = /^\s*([^,]+),\s+(?:who|whose|which)\b/.exec(clause);
  if (relative) return phrase(text, start, start + relative[0].indexOf(',', 1));
  const reacts = REACTION.exec(clause)?.[1];
  if (reacts) return phrase(text, start, start + reacts.length);
  const plain = DOER.exec(clause)?.[1];
  if (plain) return phrase(text, start, start + clause.indexOf(plain) + plain.length);
  if (!found) return leadingSubject(text, start, end);
  const at = start + found.index + found[0].indexOf(found[1] as string);
  return phrase(text, at, at + (found[1] as string).length);
}
