/** What a pair of marks is where it is nobody's remark: the ordered tests of §7 that look at the marks. */
import type { Level } from '../level.ts';
import type { Pair } from '../marks.ts';
import type { MarkClass } from '../read.ts';

const EVENT_DATE = /^(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[·.．・•][0-9一二三四五六七八九十]{1,3}$/;
const SO_CALLED_BEFORE = /(?:所谓的?|美其名曰|自诩为?|标榜为?|炮制的?|鼓吹的?|渲染的?|号称)$/;
const NAMED_BEFORE =
  /(?:称为|称之为|称作|誉为|赞为|视为|看作|当作|喻为|比作|比喻为|名为|取名|命名为|叫做|叫作|名叫|俗称|简称|即|代号|自称为|封为|评为|授予|荣获|获得|入选|列入|获评|作为|成为|打造|建设|创建|推进|实施|开展|树立|弘扬|践行|贯彻|实现|按下|开启|增强|坚定|做到|破解|防止|杜绝)$/;
const NAMED_AFTER =
  /^(?:的(?!时候|话)|之|这一|这个|这种|这些|等|理念|精神|战略|倡议|工程|模式|计划|行动|方针|政策|原则|方案|项目|品牌|机制|体系|称号|规划|制度|思想|理论|道路|主义|口号|标准|格局|方式|办法|经济|产业|时代|建设|合作|沿线|共建|效应|现象|问题|陷阱|论|式|型|化|号|奖|杯|卫星|飞船|飞机|高铁|列车|舰|活动|联盟|小镇|新区|平台|系统|专项|攻坚)/;
const WORK_BEFORE = /(?:题为|题目为|标题为|主题为|主题是|以|题目是|标题是|片名|栏目|歌曲|电影|节目|专栏|名为)$/;
const WORK_AFTER =
  /^(?:为题|为主题|主题|论坛|峰会|研讨会|座谈会|交流会|发布会|大会|年会|展览|特展|画展|展|博览会|晚会|音乐会|专栏|栏目|一文|专题片|纪录片|讲座|大赛|研修班|的(?:演讲|报告|文章|讲座|论文|展览|论坛|主旨演讲|纪录片|专题片|署名文章))/;
const PUNCTUATION = /[，。！？；：,!?;]/;
/** Words that a name seldom holds and a clause often does. */
const PREDICATE =
  /[是了吗呢吧我你您他她它咱们]|不(?!夜|倒|忘初心)|没有|要(?!闻|点|素)|会(?!议|员|展|谈|客)|将(?!军)|能(?!源|力|量|耗)|必须|应该|可以|愿(?!景)|请|别(?!墅)|让|已|毫无|令人|非常|十分|最为|真(?:是|好|的)|太|很|感到|令(?!人)|值得|难以|无法|绝|尽|从未|只会|只是|都(?![市会城])|没(?!落|收|药)|谁|至少|还有|根本|居然|竟然|(?<![获取所心难值舍觉])得(?![到分主奖失])/;

/** Words that ask for a verb: what the marks hold is said of the subject, not its name. */
const VERBAL_BEFORE =
  /(?:将|会(?<![学协工商大全年议]会)|应|能|已经?|曾经?|正在?|一直|不断|从未|并未|没有|愿意?|必须|可以|感到|显得|非常|十分|完全|极其)$/;

const hanLength = (text: string) => text.match(/[\u4e00-\u9fff0-9A-Za-z]/g)?.length ?? 0;
export const innerOf = (level: Level, pair: Pair) => level.source.slice(pair.innerStart, pair.innerEnd);

/** Words of a name's length without punctuation or predicate (test 5). */
export function isTermLike(inner: string): boolean {
  return !PUNCTUATION.test(inner) && hanLength(inner) <= 8 && !PREDICATE.test(inner);
}

/** Tests 3 to 5: the class that the marks and their neighbours alone decide, or null. */
export function classByMarks(level: Level, pair: Pair): MarkClass | null {
  const inner = innerOf(level, pair);
  const open = pair.open - level.base;
  const before = level.text.slice(Math.max(0, open - 12), open);
  const after = level.text.slice(pair.end - level.base, pair.end - level.base + 8);
  const size = hanLength(inner);
  if (EVENT_DATE.test(inner)) return { class: 'eventDate', rule: 'zh/mark/event-date', confidence: 0.95 };
  if (SO_CALLED_BEFORE.test(before)) return { class: 'soCalled', rule: 'zh/mark/so-called', confidence: 0.95 };
  if (/[。！？!?]$/.test(inner)) return null;
  if ((WORK_BEFORE.test(before) && WORK_AFTER.test(after)) || /(?:题为|题目[为是]|标题[为是])$/.test(before)) {
    return { class: 'title', rule: 'zh/mark/work', confidence: 0.85 };
  }
  if (size <= 16 && /^(?:论坛|峰会|研讨会|座谈会|博览会|展览|特展|专栏|栏目|纪录片|专题片)/.test(after)) {
    return { class: 'title', rule: 'zh/mark/work', confidence: 0.7 };
  }
  if (PUNCTUATION.test(inner) || size > 14) return null;
  if (NAMED_BEFORE.test(before) && size <= 10) return { class: 'term', rule: 'zh/mark/named', confidence: 0.9 };
  if (NAMED_AFTER.test(after) && size <= 12) return { class: 'term', rule: 'zh/mark/named', confidence: 0.9 };
  if (isParallel(level, pair) && size <= 10) return { class: 'term', rule: 'zh/mark/parallel', confidence: 0.85 };
  if (VERBAL_BEFORE.test(before)) return null;
  // 了, 着 and 过 behind the marks show that what stands in them is the predicate.
  return isTermLike(inner) && !/^[了着过]/.test(after)
    ? { class: 'term', rule: 'zh/mark/short', confidence: 0.8 }
    : null;
}

/** Tests 6 and 7: the class of marks that no cue claims. */
export function classByDefault(inner: string): MarkClass {
  const isClause = PUNCTUATION.test(inner) || /、/.test(inner) || hanLength(inner) > 10;
  return isClause
    ? { class: 'text', rule: 'zh/mark/unclaimed', confidence: 0.6 }
    : { class: 'term', rule: 'zh/mark/unclaimed', confidence: 0.5 };
}

/** Another pair of like length stands next to this one, with nothing or a list mark between (test 4). */
function isParallel(level: Level, pair: Pair): boolean {
  const [open, end] = [pair.open - level.base, pair.end - level.base];
  for (let gap = 0; gap <= 2; gap += 1) {
    const after = level.quotes.get(end + gap);
    const before = level.ends.get(open - gap);
    if (after && isLike(pair, after) && LIST_GAP.test(level.text.slice(end, end + gap))) return true;
    if (before && isLike(pair, before) && LIST_GAP.test(level.text.slice(open - gap, open))) return true;
  }
  return false;
}

const LIST_GAP = /^(?:|、|和|与|及|或|到|变|，[\u4e00-\u9fff]?|[\u4e00-\u9fff])$/;
const isLike = (a: Pair, b: Pair) => Math.abs(a.end - a.open - (b.end - b.open)) <= 2;
