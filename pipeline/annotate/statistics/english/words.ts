/** Number words of English, and the words around numbers. General vocabulary; no entry stems from one text. */

import type { Operator } from '../../../contract/statistic.ts';

export const ONES = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, BigInt(value)] as const),
);
export const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, i) => [word, BigInt(i * 10 + 20)] as const),
);
/** Powers of ten. */
export const MAGNITUDES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    hundred: 2,
    thousand: 3,
    million: 6,
    billion: 9,
    trillion: 12,
    bn: 9,
    tn: 12,
    trn: 12,
    mn: 6,
    mln: 6,
    bln: 9,
  }),
);
/** Plurals that stand for a magnitude: hundreds of thousands. */
export const PLURALS: ReadonlyMap<string, bigint> = new Map(
  Object.entries({
    tens: 10n,
    dozens: 12n,
    hundreds: 100n,
    thousands: 1000n,
    millions: 1_000_000n,
    billions: 1_000_000_000n,
    trillions: 1_000_000_000_000n,
  }),
);
export const ORDINALS = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    .split(' ')
    .map((word, i) => [word, i + 1] as const),
);
/** Denominators of fractions. */
export const PARTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    half: 2,
    halves: 2,
    third: 3,
    thirds: 3,
    quarter: 4,
    quarters: 4,
    fourth: 4,
    fourths: 4,
    fifth: 5,
    fifths: 5,
    sixth: 6,
    sixths: 6,
    seventh: 7,
    sevenths: 7,
    eighth: 8,
    eighths: 8,
    ninth: 9,
    ninths: 9,
    tenth: 10,
    tenths: 10,
    hundredth: 100,
    hundredths: 100,
    thousandth: 1000,
    thousandths: 1000,
  }),
);

export const BEFORE: Readonly<Partial<Record<Operator, string>>> = {
  '~': 'about,around,roughly,approximately,some,circa,an estimated,estimated,approx.,in the region of,somewhere around,something like',
  '<~': 'nearly,almost,close to,just under,just below,slightly less than,a little under,approaching,just short of,nearing',
  '>~': 'just over,just above,slightly more than,slightly over,a little over,a little more than',
  '>': 'more than,over,exceeding,in excess of,above,greater than,upwards of,well over,exceeded,exceed,exceeds,surpassing,higher than,topping,topped,tops,surpassed,north of,far more than,much more than',
  '>=': 'at least,no fewer than,no less than,not less than,not fewer than,a minimum of,a total of at least,minimum of',
  '<': 'less than,fewer than,under,below,lower than,well under,not even,far less than,far fewer than',
  '<=': 'up to,as much as,as many as,at most,no more than,not more than,a maximum of,not exceeding,maximum of,no greater than',
};
export const AFTER: Readonly<Partial<Record<Operator, string>>> = {
  '~': 'or so,or thereabouts,approximately',
  '>=': 'or more,or above,or over,or higher,or older,and above,and over,or longer,and older,at least',
  '<=': 'or less,or fewer,or below,or under,or lower,or younger,and under,and below,at most',
};

/** What moves from one figure to another, and which way. */
export const MOVED_UP =
  'rose|rise|grew|increased|climbed|jumped|went|up|raised|expanded|widened|soared|surged|edged|swelled|lengthened|accelerated|extended|advanced';
export const MOVED_DOWN =
  'fell|dropped|declined|decreased|down|slipped|cut|reduced|narrowed|plunged|tumbled|slumped|eased|shortened|slowed';

/** Words and phrases that hold a number and state none; they are used up. */
export const FIXED =
  'first of all,one of,one another,no one,one day,at one time,at one point,one by one,one thing,one way,on the one hand,one hand,one-way,one-off,one-stop,one-sided,one-on-one,one-to-one,one-size-fits-all,one side,as one,each one,every one,any one,anyone,someone,this one,that one,which one,the one,another one,one can,one must,one should,one may,one might,one would,one could,one has,one is,one who,one that,one such,one or more,one or another,one way or another,one in all,all in one,square one,day one,number one,first aid,first hand,first-hand,firsthand,first lady,first name,first-class,first class,first and foremost,first come,at first,at first glance,at first sight,first principles,second to none,second hand,second-hand,secondhand,second thoughts,on second thought,second nature,second-class,third party,third-party,third parties,third-rate,third country,zero tolerance,zero-sum,zero sum,ground zero,one percenters,two-way,two-faced,in two minds,three-dimensional,two-dimensional,24/7,catch-22,at sixes and sevens,cloud nine,nine-to-five,ten to one,nine times out of ten,a million miles,thousand-yard,forty winks,one-time,one time,once,one and all,one and the same,one more,one last,one final,one knows,one country,in one fell swoop,for one,six feet under,the other half,better half,half-hearted,halfway,half-way,half-baked,half-life,half brother,half time,half-time,half-term,half moon,half-century,quarterback,quarter-final,quarterfinal,quarter-finals,quarterfinals,semi-final,seconds away,a second time,second home,split second,a second,double-check,double standard,double standards,double down,double-edged,double digits,double-digit,triple-a,triple jump,two cents,quick one,loved one,loved ones,one bit,one iota,one step,one voice,one mind,one heart,one-third-party,hundred percent sure';

/** Names that hold a number word or a number. */
export const NAMES =
  'ASEAN Plus Three,ASEAN Plus One,ASEAN Plus Six,Group of Seven,Group of Eight,Group of Twenty,Group of Ten,Group of 7,Group of 20,Group of 77,Five Eyes,Six-Party Talks,First World War,Second World War,World War One,World War Two,World War I,World War II,Third World,First World,Big Four,Big Three,Big Five,Fortune 500,Fortune Global 500,S&P 500,FTSE 100,Nasdaq 100,Russell 2000,CSI 300,Nikkei 225,Stoxx 600,STOXX Europe 600,CAC 40,DAX 40,Two Sessions,Three Gorges,Three Gorges Dam,Four Modernizations,Three Represents,One Belt One Road,One Belt and One Road,One Country Two Systems,One China,one-China policy,one-China principle,Five-Year Plan,Five-Year Plans,five-year plan,Thousand Talents,Seventh Fleet,Fifth Fleet,Sixth Fleet,First Amendment,Second Amendment,Fifth Amendment,Fourteenth Amendment,Twenty-First Century Fox,Third Reich,Fourth Estate,Fourth of July,Fourth Industrial Revolution,Third Way,Industry 4.0,Web 2.0,Agenda 2030,2030 Agenda,Vision 2030,Basel III,Formula One,Formula 1,Big Ten,Seven Sisters,Air Force One,Channel 4,Thirty Years War,Seven Years War,Hundred Years War,Six-Day War,Seven Wonders,Ten Commandments,Twelve Tribes,Security Council Resolution,Horizon 2020,Horizon Europe,Euro 2020,Expo 2020,Windows 10,Windows 11,Boeing 737,Airbus A320,Paris 2024,Tokyo 2020,Beijing 2022,Made in China 2025,Catch-22';

/** Names that hold a comma. */
export const NAMES_WITH_COMMA = ['one country, two systems', 'One Country, Two Systems'];

export const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
export const SHORT_MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
export const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** Words that end a noun phrase: determiners, prepositions, conjunctions, auxiliaries, frequent verbs and adverbs of reports. */
export const STOP = new Set(
  'a an the this that these those its their his her our your my of in on at to for from by with without within into onto over under above below between among through during before after since until till against across per via as than and or but nor so yet if when while where who whom whose which what that is are was were be been being am has have had having do does did will would shall should can could may might must not no also only just even still already now then there here more less most least very too up down out off again further about around nearly almost roughly each every all both some any other than because although though however whereas compared according including excluding versus ago earlier later old year-on-year month-on-month respectively took take takes said says say told made make makes came come comes went go goes got get gets gave give gives rose fell grew increased decreased declined dropped climbed reached hit stood totalled totaled resumed attended joined visited signed died lost won killed received reported recorded showed expected fled lived live lives work worked worked remain remained became become began begin left moved sent sold bought spent paid earned raised cut added helped participated voted tested arrived returned worldwide nationwide globally annually daily monthly weekly overall apiece'.split(
    ' ',
  ),
);
