/** Words that English speakers are named by. Open classes: samples of what news and reports use. */
import type { SourceKind } from '../../../contract/remark.ts';

export const HONORIFICS = '(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady)\\.?';
export const HONORIFIC = new RegExp(`^${HONORIFICS}\\s`);
export const NAME =
  /(?:[A-Z][\w.’'-]*|(?:de|van|von|der|bin|al-\w+)\b)(?:\s+(?:[A-Z][\w.’'-]*|de|van|von|der|bin|al-\w+))*/;
export const WHOLE_NAME = new RegExp(`^${NAME.source}$`);
/** Offices and occupations, as the last word of a title. */
export const TITLE =
  '(?:President|Prime Minister|Premier|Chancellor|Minister|Secretary(?:-General| General| of State)?|Director(?:-General| General)?|Chair(?:man|woman|person)?|Governor|Mayor|Senator|Representative|Ambassador|Commissioner|Chief(?: Executive(?: Officer)?| Economist| Scientist)?|CEO|CFO|Spokes(?:man|woman|person)|Professor|Judge|Justice|General|Colonel|Captain|Major|Lieutenant|Inspector|Sergeant|Detective|Officer|Head|Editor|Author|Coach|Manager|Founder|Co-founder|Analyst|Economist|Engineer|Scientist|Researcher|Historian|Lawyer|Attorney|Doctor|Nurse|Teacher|Principal|Dean|Pastor|Bishop|Pope|King|Queen|Prince|Princess|Vice President|Deputy \\w+)';
export const PRONOUN = /^(?:he|she|it|they|who|both|the (?:two|pair|latter|former))$/i;
export const SELF = /^(?:i|we|this (?:author|writer|newspaper|paper|report)|the (?:present )?authors?)$/i;
export const SAYING = /\b(?:saying|proverb|adage|maxim|old saw)\b/i;
export const DOCUMENT =
  /\b(?:report|statement|letter|charter|document|article|paper|editorial|constitution|act|law|code|treaty|agreement|communiqu[eé]|resolution|memo|memorandum|notice|guidelines?|white paper|book|study|survey|audit|census|poll|review|inquiry|investigation|analysis|release|declaration|filing|indictment|ruling|judgment|verdict|email|post|tweet|text|preface|order|plan|strategy|bill|regulation|directive|rules?|manual|handbook|bulletin|advisory|summary|submission|brief|briefing|circular|leaflet|brochure|dossier|assessment|blog|thesis|dissertation|annex|appendix|preamble|factsheet|footnote|contract|petition|motion|amendment|minutes|transcript|diary|textbook|dictionary|encyclop(?:a?e)dia)$/i;
export const ORGANISATION =
  /\b(?:Ministry|Department|Agency|Office|Bureau|Committee|Commission|Council|Court|Parliament|Congress|Senate|House|Government|Administration|Authority|Police|Army|Navy|Bank|Company|Corporation|Inc|Ltd|Group|Union|League|Association|Federation|Institute|University|College|School|Hospital|Organi[sz]ation|Foundation|Fund|Party|Board|Times|Post|Journal|News|Reuters|AFP|Xinhua|BBC|CNN|NATO|WHO|UN|EU|IMF|UNICEF|Kremlin|Pentagon|White House|Center|Centre|Society|Club|Team|Airline|Airlines|Network|Coalition|Nations|Service|regulator|ministry|agency|company|government|police|court|council|committee|commission|union|bank|firm|department|authorities|organi[sz]ation|group|party|charity|university|hospital|board|newspaper|panel|airline|operator|watchdog|team|club|office|city)$/;
export const ANONYMOUS =
  /\b(?:officials?|experts?|analysts?|sources?|witness(?:es)?|residents?|people|critics?|supporters?|observers?|scientists?|researchers?|economists?|doctors?|lawyers?|investigators?|activists?|campaigners?|farmers?|workers?|students?|teachers?|parents?|neighbou?rs?|one|some|many|others|man|woman|commuters?|passengers?|users?|customers?|voters?|diplomats?|historians?|scholars?|lawmakers?|opponents?|insiders?|traders?|engineers?|prosecutors?|survivors?|volunteers?|nurses?|shoppers?|fans?|players?|colleagues?|friends?|relatives?|leaders|ministers|everyone|nobody|anyone|someone)$/i;

/** UNESCO, the OECD; the CEO is a person. */
const ACRONYM = /^(?:[Tt]he )?(?!C[A-Z]O$)[A-Z]{3,}$/;

/** Kind of speaker by the head of its phrase. */
export function kindOf(phrase: string): SourceKind {
  const head = (
    phrase.split(/,| (?:of|for|at|by|in|from|who|with|on|we|that|which|he|she|they|I) /)[0] ?? phrase
  ).trim();
  if (SELF.test((phrase.split(',')[0] ?? '').trim())) return 'self';
  if (PRONOUN.test(head)) return 'person';
  if (SAYING.test(head)) return 'people';
  if (DOCUMENT.test(head) || /^(?:article|section|chapter|clause|rule|paragraph) \d+/i.test(head)) return 'document';
  if (ACRONYM.test(head)) return 'organisation';
  if (ORGANISATION.test(head) && !/^(?:an?|one|some|many) /i.test(head)) return 'organisation';
  if (ANONYMOUS.test(head)) return 'anonymous';
  return 'person';
}
