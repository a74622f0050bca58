/**
 * English verbs of expression: the reporting verbs of Quirk et al., *A Comprehensive Grammar of the English Language*,
 * §16.31, and of news writing, by what may follow them.
 */
export type Frame = 'clause' | 'that' | 'either' | 'infinitive' | 'object';

export interface Cue {
  /**
   * `clause`: a clause may follow at once (says it works); `that`: a clause that shows its verb, or a
   * that-clause; `either`: that or an infinitive (warned it would rain, warned them to leave); `infinitive`: an addressee and an infinitive (urged them to leave); `object`: an object
   * described in marks (called it “a farce”).
   */
  frame: Frame;
  /** The form is a noun too (reports, claims). */
  nominal?: boolean;
}

/** Base, third person, past, participle; written out where irregular. */
const VERBS: readonly (readonly [Frame, string])[] = [
  ['clause', 'say says said saying'],
  ['clause', 'tell tells told telling'],
  ['clause', 'argue* insist* claim* maintain* believe* think thinks thought'],
  ['that', 'state* note* stress* add* announce* explain* confirm* conclude* predict* declare* observe* remark*'],
  ['that', 'emphasise* emphasize* underline* reiterate* assert* allege* acknowledge* admit admits admitted admitting'],
  ['that', 'concede* suggest* report* reply replies replied replying respond* answer* write writes wrote writing'],
  [
    'that',
    'recall* disclose* reveal* contend* complain* boast* joke* quip quips quipped caution* estimate* comment* wonder*',
  ],
  [
    'that',
    'shout* cry cries cried whisper* mutter* exclaim* repeat* continue* recommend* propose* testify testifies testified',
  ],
  [
    'that',
    'point* mention* affirm* lament* protest* speculate* reason* counter* reaffirm* indicate* proclaim* retort* object* stipulate* profess* clarify clarifies clarified specify specifies specified',
  ],
  ['that', 'shot fired hit snapped'],
  ['either', 'warn* remind* promise* pledge* vow vows vowed vowing threaten* deny denies denied denying'],
  ['infinitive', 'ask* beg begs begged implore* encourage* urge* call* demand* order* instruct* advise*'],
  [
    'object',
    'describe* praise* criticise* criticize* condemn* denounce* hail* dub dubs dubbed dismiss dismisses dismissed label* characterise* characterize* slam slams slammed',
  ],
];

const NOMINAL = new Set(
  'claims claim reports report state states note notes stress demand demands promise promises pledge pledges vow vows order orders calls call comment comments estimate estimates protest protests cry cries answer answers reply shout joke reason reasons complaint remark remarks praise thought label labels proposal counter cautions caution urge'.split(
    ' ',
  ),
);

function forms(entry: string): string[] {
  if (!entry.endsWith('*')) return [entry];
  const base = entry.slice(0, -1);
  const stem = base.endsWith('e') ? base.slice(0, -1) : base;
  const third = /(?:s|sh|ch|x)$/.test(base) ? `${base}es` : `${base}s`;
  return [base, third, `${stem}ed`, `${stem}ing`];
}

export const CUES: ReadonlyMap<string, Cue> = new Map(
  VERBS.flatMap(([frame, list]) =>
    list
      .split(' ')
      .flatMap(forms)
      .map((form): [string, Cue] => [form, { frame, nominal: NOMINAL.has(form) }]),
  ),
);

/** Forms that can stand behind words in marks and their speaker, and are no nouns. */
export const ATTRIBUTING = [...CUES]
  .filter(([form, { frame, nominal }]) => !nominal && /^(?:clause|that|either)$/.test(frame) && !form.endsWith('ing'))
  .concat([
    ['asked', { frame: 'infinitive' }],
    ['asks', { frame: 'infinitive' }],
  ])
  .map(([form]) => form)
  .sort((a, b) => b.length - a.length);

/** Two words that make one cue; the second is part of it. */
export const PARTICLE: Readonly<Record<string, string>> = {
  point: 'out',
  points: 'out',
  pointed: 'out',
  pointing: 'out',
  call: 'on',
  calls: 'on',
  called: 'on',
  calling: 'on',
  shot: 'back',
  fired: 'back',
  hit: 'back',
  snapped: 'back',
};
/** Of these, verbs that are no cues by themselves. */
export const NEEDS_PARTICLE = /^(?:point|shot|fired|hit|snapped)/;

/** Bodies of figures and facts, and the verbs that let them speak (§6 evidential). */
export const EVIDENCE_HEAD =
  /\b(?:data|figures?|statistics|numbers|evidence|research|stud(?:y|ies)|surveys?|polls?|polling|results?|findings|records?|experiments?|tests?|analys[ie]s|facts?|experience|history|practice|indicators?|estimates?|reports?|documents?|images|charts?|measurements|trials?|models?|projections?|returns|census|audit|review)\b(?:[^,]|,(?=\d))*$/i;
export const EVIDENCE_VERB =
  /\b(?:shows?|showed|shown|suggests?|suggested|indicates?|indicated|proves?|proved|demonstrates?|demonstrated|reveals?|revealed|finds?|found|confirms?|confirmed|points? to|implies|implied)\b/g;

/** Words of the verb group before a cue. */
export const GROUP =
  /(?:(?<=^|[\s,])(?:has|have|had|also|then|later|repeatedly|publicly|once|never|ever|further|again|still|previously|even|earlier|will|would|could|can|may|might|must|should|did|does|do|not|didn['’]t|doesn['’]t|don['’]t|hasn['’]t|haven['’]t|hadn['’]t|won['’]t|wouldn['’]t|refused to|declined to|used to|liked to|likes to|refuses to|went on to|goes on to|reportedly|only|just|now|always|often|simply|[a-z]+ly)\s+)+$/;
export const NEGATION = /\b(?:not|never|declined|refused|refuses)\b|n['’]t\b/;
/** Before a cue these make it passive, a participle with another subject, or a noun. */
export const PASSIVE = /\b(?:is|are|was|were|be|been|being|it['’]s|get|got|having been|gets)\s+(?:\w+ly\s+)?$/;
export const NOUN_BEFORE =
  /\b(?:the|a|an|this|that|these|those|his|her|its|their|our|my|your|of|no|any|some|such|many|several|recent|official|media|news|press|more|new|false|both|all|other|to|for|from|with|by|in|on|over|under|about|against|into|['’]s)\s+(?:\w+al\s+|\w+ous\s+)?$/i;
