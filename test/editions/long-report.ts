/** Chapters, sections in each, and parts in each of those. */
const [CHAPTERS, SECTIONS, PARTS] = [5, 3, 2];

const RIVERS = ['青川河', '白沙江', '柳溪', '玉河', '南渡水', '石泉河', '望海江', '金溪', '北浦河'];
const TASKS = ['坝体除险加固', '库区水质监测', '灌区渠道衬砌', '下游生态补水'];
const STEPS = ['一年来的进展', '还没有做完的事', '来年的安排'];
const SPEAKERS = ['市水务局局长林秋', '工程处处长何远', '库区移民代表周禾', '灌区管理站站长沈田'];

/** A report of more than sixty pages in Chinese: headings on three levels, figures and remarks in every part. */
export function longReport(): Uint8Array {
  const chapters = Array.from({ length: CHAPTERS }, (_, chapter) => [
    `# ${RIVERS[chapter]}流域水库的运行与管护`,
    opening(chapter),
    ...Array.from({ length: SECTIONS }, (_, section) => [
      `## ${RIVERS[chapter]}：${TASKS[section]}`,
      ...Array.from({ length: PARTS }, (_, part) => [
        `### ${TASKS[section]}${STEPS[part]}`,
        ...[0, 1, 2].map((paragraph) => paragraphOf(chapter, section, part, paragraph)),
      ]).flat(),
    ]).flat(),
  ]);
  const front = '---\ntitle: 九条河上的水库\ndate: 2025-06-30\nlanguage: zh-Hans-CN\nauthors: [编写组]\n---';
  return Buffer.from(`${[front, ...chapters.flat()].join('\n\n')}\n`);
}

function opening(chapter: number): string {
  const dams = 11 + ((chapter * 7) % 23);
  return `这一章说${RIVERS[chapter]}。流域内现有水库${dams}座，总库容${(1.2 + chapter * 0.37).toFixed(2)}亿立方米，供水人口${30 + chapter * 4}万人。各库的做法不尽相同，先把共同的地方说在前面。`;
}

function paragraphOf(chapter: number, section: number, part: number, paragraph: number): string {
  const seed = ((chapter * SECTIONS + section) * PARTS + part) * 3 + paragraph;
  const number = (factor: number, range: number, least: number) => least + ((seed * factor) % range);
  const river = RIVERS[chapter];
  return [
    `${river}上的第${number(1, 9, 1)}座水库从${number(5, 12, 1)}月起安排了${number(13, 40, 8)}名工人轮班值守，夜里每隔${number(3, 5, 2)}个小时巡一次坝。`,
    `到去年年底，这里一共完成投资${number(17, 900, 120)}.${number(3, 9, 1)}万元，比上一年增加${number(7, 30, 2)}.${number(11, 9, 1)}%。`,
    `测站在库区布设了${number(19, 60, 12)}个水质断面，其中${number(23, 11, 1)}个设在入库口，取回的水样当天送到实验室。`,
    `${SPEAKERS[seed % SPEAKERS.length]}说：“${number(29, 70, 20)}公里渠道修好以后，尾水到田头的时间短了${number(31, 9, 3)}个小时，老乡们不再半夜守着闸口。”`,
    `${SPEAKERS[(seed + 1) % SPEAKERS.length]}表示，余下的${number(37, 15, 2)}处渗漏点要在汛前全部封住。`,
    `村里的${number(41, 300, 60)}户人家分到了新的水表，抄表不再挨家敲门；泵房旁边的旧料场平整出来，种上了${number(43, 500, 90)}棵水杉。`,
    `值班室的墙上挂着一本台账，水位、雨量和开闸的时刻都记在上面，换班的人签了字才能走。`,
  ].join('');
}
