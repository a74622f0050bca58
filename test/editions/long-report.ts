/** Sections in each chapter, and parts in each of those. */
const [SECTIONS, PARTS] = [3, 2];

const RIVERS = ['青川河', '白沙江', '柳溪', '玉河', '南渡水', '石泉河', '望海江', '金溪', '北浦河'];
const REACHES = ['干流', '上游', '中游', '下游', '支流'];
const TASKS = ['坝体除险加固', '库区水质监测', '灌区渠道衬砌', '下游生态补水'];
const STEPS = ['一年来的进展', '还没有做完的事', '来年的安排'];
const SPEAKERS = ['市水务局局长林秋', '工程处处长何远', '库区移民代表周禾', '灌区管理站站长沈田'];
const QUIET = [
  '值班室的墙上挂着一本台账，水位、雨量和开闸的时刻都记在上面，换班的人签了字才能走。',
  '坝脚的排水沟年年清淤，今年改在汛前动手，为的是让雨水有路可走，也让巡查的人看得清哪里返潮。',
  '取水口的格栅换成了不锈钢的，漂来的枯枝挂在外面，一条小船来回捞，堆在岸边晒干了当柴。',
  '渠道两边的土埂种了草，根扎得深，雨水冲不走泥；放羊的人绕着走，谁家的羊上了埂，谁家来补种。',
  '老闸门的启闭机还在用，油漆剥落的地方重新上了一遍，齿轮一响，半个村子都知道要放水了。',
  '观测井的盖子上了锁，钥匙由两个人分着拿，开一次记一次，谁也不能单独改动读数。',
  '图纸放在铁皮柜里，最早的几张是用铅笔画的，纸已经发黄，现在都照了相，存进了电脑。',
  '移民新村的路灯亮到天明，出早工的人不用再打手电，孩子们也敢走着去上学。',
  '水样装在棕色瓶子里，贴上标签，放进冰盒，当天送到实验室，结果出来以后先给村里看。',
  '清晨的雾散得慢，巡坝的人沿着马道走，听脚下的声音，硬的地方踏实，空的地方要插一面小旗。',
];

const CHINESE = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/**
 * A report in Chinese: headings on three levels, figures and remarks in every part, tables and notes.
 * A chapter takes about ten pages with its rows in the registers.
 */
export function longReport(chapters = 7): Uint8Array {
  const front = '---\ntitle: 九条河上的水库\ndate: 2025-06-30\nlanguage: zh-Hans-CN\nauthors: [编写组]\n---';
  const blocks = Array.from({ length: chapters }, (_, chapter) => chapterOf(chapter)).flat();
  return Buffer.from(`${[front, ...blocks].join('\n\n')}\n`);
}

function chapterOf(chapter: number): string[] {
  const place = placeOf(chapter);
  return [
    `# ${place}水库的运行与管护`,
    opening(chapter),
    ...Array.from({ length: SECTIONS }, (_, section) => [
      `## ${place}：${TASKS[section]}`,
      ...Array.from({ length: PARTS }, (_, part) => partOf(chapter, section, part)).flat(),
      tableOf(chapter, section),
    ]).flat(),
  ];
}

/** A name of its own for each chapter. */
function placeOf(chapter: number): string {
  const round = Math.floor(chapter / RIVERS.length);
  return `${RIVERS[chapter % RIVERS.length]}${round === 0 ? '流域' : REACHES[(round - 1) % REACHES.length]}`;
}

function opening(chapter: number): string {
  const dams = 11 + ((chapter * 7) % 23);
  return `这一章说${placeOf(chapter)}。区内现有水库${dams}座，总库容${(1.2 + chapter * 0.37).toFixed(2)}亿立方米，供水人口${30 + chapter * 4}万人。各库的做法不尽相同，先把共同的地方说在前面。`;
}

function partOf(chapter: number, section: number, part: number): string[] {
  const seed = (chapter * SECTIONS + section) * PARTS + part;
  const note = `${chapter + 1}-${section + 1}-${part + 1}`;
  return [
    `### ${TASKS[section]}${STEPS[part]}`,
    `${figures(chapter, seed)}[^${note}]`,
    quiet(seed),
    spoken(seed),
    quiet(seed + 4),
    `[^${note}]: 数据取自${placeOf(chapter)}各库上报的年度台账，个别库的台账缺了雨季的几页，按邻库的记录补齐。`,
  ];
}

const numbers =
  (seed: number) =>
  (factor: number, range: number, least: number): number =>
    least + ((seed * factor) % range);

function figures(chapter: number, seed: number): string {
  const number = numbers(seed);
  return [
    `${RIVERS[chapter % RIVERS.length]}上的第${number(1, 9, 1)}座水库从${number(5, 12, 1)}月起安排了${number(13, 40, 8)}名工人轮班值守，夜里每隔${number(3, 5, 2)}个小时巡一次坝。`,
    `到去年年底，这里一共完成投资${number(17, 900, 120)}.${number(3, 9, 1)}万元，比上一年增加${number(7, 30, 2)}.${number(11, 9, 1)}%。`,
    `测站在库区布设了${number(19, 60, 12)}个水质断面，其中${number(23, 11, 1)}个设在入库口，取回的水样当天送到实验室。`,
    `村里的${number(41, 300, 60)}户人家分到了新的水表，抄表不再挨家敲门；泵房旁边的旧料场平整出来，种上了${number(43, 500, 90)}棵水杉。`,
  ].join('');
}

function spoken(seed: number): string {
  const number = numbers(seed);
  const [first, second] = [SPEAKERS[seed % SPEAKERS.length], SPEAKERS[(seed + 1) % SPEAKERS.length]];
  return [
    `${first}说：“${number(29, 70, 20)}公里渠道修好以后，尾水到田头的时间短了${number(31, 9, 3)}个小时，老乡们不再半夜守着闸口。”`,
    `${second}表示，余下的${number(37, 15, 2)}处渗漏点要在汛前全部封住。`,
    `${first}说：“账要算给老乡听，水要送到老乡田里。”`,
    quiet(seed + 7, 3),
  ].join('');
}

/** Sentences without a figure. */
function quiet(seed: number, length = 8): string {
  return Array.from({ length }, (_, index) => QUIET[(seed * 3 + index * 7) % QUIET.length]).join('');
}

function tableOf(chapter: number, section: number): string {
  const number = numbers(chapter * SECTIONS + section);
  const rows = Array.from({ length: 4 }, (_, row) => {
    const name = `${CHINESE[row + 1]}号库`;
    return `| ${name} | ${number(17 + row, 80, 12)} | ${number(23 + row, 400, 60)} | ${number(11 + row, 90, 5)} |`;
  });
  const caption = `表${chapter * SECTIONS + section + 1} ${placeOf(chapter)}的${TASKS[section]}`;
  return [caption, '', '| 水库 | 断面 | 投资 | 工人 |', '| --- | ---: | ---: | ---: |', ...rows].join('\n');
}
