import { type Piece, piecesIn, type Tag, tagsIn, textIn } from '../editions/pdf.ts';

/** What an item of a list or a note has on a page: its text, and the first and the last baseline from the foot of the page. */
export interface OnPage {
  text: string;
  pieces: Piece[];
  top: number;
  bottom: number;
}

/** The items on a page that stand right of a place and nowhere else. */
export function itemsRightOf(page: Tag, left: number): OnPage[] {
  return itemsOn(page).filter(({ pieces }) => pieces.every(({ x }) => x >= left));
}

export function itemsOn(page: Tag): OnPage[] {
  return tagsIn(page, /^(?:LI|Note)$/).flatMap((item) => {
    const pieces = piecesIn(item).filter(({ text }) => text.trim() !== '');
    if (pieces.length === 0) return [];
    const ys = pieces.map(({ y }) => y);
    return [{ text: textIn(item), pieces, top: Math.max(...ys), bottom: Math.min(...ys) }];
  });
}

/** How much nearer than `least` points two items are that stand one below the other, by the text of the lower one. */
export function overlaps(items: readonly OnPage[], least: number): string[] {
  const byPlace = items.toSorted((a, b) => b.top - a.top);
  return byPlace.flatMap(({ top, text }, index) => {
    const above = byPlace[index - 1];
    return above && above.bottom - top < least ? [text] : [];
  });
}

const QUIET = [
  '值班室的墙上挂着一本台账，水位、雨量和开闸的时刻都记在上面，换班的人签了字才能走。',
  '坝脚的排水沟年年清淤，今年改在汛前动手，为的是让雨水有路可走，也让巡查的人看得清哪里返潮。',
  '取水口的格栅换成了不锈钢的，漂来的枯枝挂在外面，一条小船来回捞，堆在岸边晒干了当柴。',
];

/** So many sentences without a figure, as one: a short one before others may be the heading of its paragraph. */
export const quiet = (length: number): string =>
  Array.from({ length }, (_, index) => QUIET[index % QUIET.length])
    .join('')
    .replace(/。(?=.)/g, '，');

/** A document of paragraphs that each refer to a note; `noteOf` says what note there is to which paragraph. */
export function withNotes(paragraphs: readonly string[], noteOf: (index: number) => string): string {
  const text = paragraphs.map((words, index) => `${words}[^n${index}]`);
  const notes = paragraphs.map((_, index) => `[^n${index}]: ${noteOf(index)}`);
  return `# 注释很多的文章\n\n${[...text, ...notes].join('\n\n')}\n`;
}

/** Words that are hard to set in a narrow column: long ones, capitals, addresses, signs. */
export const HARD = [
  'WHO、WMO、UNESCO 与 MMWRM 的《WATER QUALITY MANUAL》第 12 版，见 https://example.org/a-very-long-address/that-has-to-be-broken/somewhere?in=it&at=last 与 10.1000/xyz-123-ABC。',
  'Hydrometeorological measurements, internationally standardised, disagree extraordinarily; MMMMMM WWWWWW %%%%%% @@@@@@ “quoted” — and so on, without counterrevolutionary hyphenation.',
  '“海绵城市”（Sponge City）——约71.2亿只、98.6%、1,234,567.89元、2024—2035年……《青澜市防洪规划》《管护办法》。',
];
