import { type Block, endsLikeText, isParagraph, lengthOf } from './block.ts';
import { type Marker, type MarkerStyle, markerOf, mayStandIn, styles } from './markers.ts';

/** Blocks that belong together in order: an enumeration, or run-in headings of one shape. */
export interface Series {
  style: MarkerStyle | 'runIn';
  members: Block[];
  /** The series inside whose points it stands. */
  parent?: Series;
  /** The members are headings of sections, not points. */
  sections: boolean;
  level: number;
}

/** Gives every numbered block its marker and puts what counts on together into series. */
export function findSeries(blocks: readonly Block[]): Series[] {
  const found: Series[] = [];
  let open: Series[] = [];
  for (const block of blocks) {
    if (block.role !== undefined) continue;
    const marker = block.node.type === 'heading' || isParagraph(block) ? markerOf(block.text) : undefined;
    if (block.node.type === 'heading') {
      // A heading of Markdown says its level itself; its number is only marked.
      if (marker && styles[marker.style].heading) block.marker = marker;
      open = [];
      continue;
    }
    if (!marker) continue;
    const depth = open.findIndex((series) => series.style === marker.style && goesOn(series, marker));
    const series = open[depth];
    if (series) {
      add(series, block, marker);
      open = open.slice(0, depth + 1);
    } else if (begins(marker)) {
      const restarted = open.findIndex(
        ({ style }) => style === marker.style || (style !== 'runIn' && !mayStandIn(marker.style, style)),
      );
      if (restarted >= 0) open = open.slice(0, restarted);
      const fresh: Series = { style: marker.style, members: [], sections: false, level: 0 };
      const parent = open.at(-1);
      if (parent) fresh.parent = parent;
      add(fresh, block, marker);
      found.push(fresh);
      open.push(fresh);
    }
  }
  const kept = found.filter((series) => isSeries(series) || release(series));
  const nextOf = new Map(blocks.map((block, at) => [block, blocks[at + 1]]));
  for (const series of kept) series.sections = areSections(series, nextOf);
  return kept;
}

function add(series: Series, block: Block, marker: Marker): void {
  series.members.push(block);
  block.marker = marker;
  block.series = series;
  block.index = marker.value ?? (series.members.at(-2)?.index ?? 0) + 1;
}

/** The next number; a number left out is a slip of the editor and no end of the list. */
function goesOn({ members }: Series, { value }: Marker): boolean {
  const last = members.at(-1)?.index ?? 0;
  return value === undefined || (value > last && value <= last + 2);
}

/** Lists begin with one; 二、 may be the beginning of a file that continues another. */
const begins = ({ style, value }: Marker): boolean =>
  value === 1 || style === 'bullet' || ((style === 'han' || style === 'chapter') && value !== undefined);

/** One point alone is no enumeration, unless it is printed as a heading. */
const isSeries = ({ members, style }: Series): boolean =>
  members.length > 1 || (style !== 'runIn' && styles[style].official && members.every(isShort));

function release({ members }: Series): false {
  for (const block of members) {
    delete block.marker;
    delete block.series;
    delete block.index;
  }
  return false;
}

/** Longest heading that stands in a line of its own, in Han characters. */
const HEADING = 45;

export const isShort = ({ text }: Block): boolean =>
  lengthOf(text) <= HEADING && !endsLikeText(text) && !text.includes('\n');

/** Short members with text below them are headings; short ones in a row are a list. */
function areSections({ members, style }: Series, nextOf: ReadonlyMap<Block, Block | undefined>): boolean {
  if (style === 'runIn' || !styles[style].heading) return false;
  const short = members.filter(isShort).length;
  if (short * 2 <= members.length) return false;
  if (style !== 'digit' && style !== 'digitParenthesis') return true;
  const last = members.at(-1);
  const parted = members.filter((block) => {
    const next = nextOf.get(block);
    return next !== undefined && (next.series !== block.series || block === last);
  });
  return parted.length * 2 > members.length;
}
