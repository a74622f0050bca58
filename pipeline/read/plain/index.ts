import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { VFile } from 'vfile';
import { location } from 'vfile-location';
import { locator, type NoiseNode } from '../../contract/index.ts';
import { literal } from '../literal.ts';
import { findFurniture } from './furniture.ts';
import { startsItem } from './items.ts';
import { type Line, splitLines } from './lines.ts';
import { type NoiseRule, noiseNotes, reportNoise } from './noise.ts';
import { widthOf } from './width.ts';
import { continues, detectWrapping, endsSentence, joinerOf, marginOf, type Wrapping } from './wrapping.ts';

/**
 * Reads a plain text: a paragraph for each block of it, nothing parsed as Markdown.
 *
 * Hard-wrapped lines are joined. What Word and the page left in the text becomes noise nodes, each
 * with its place, and messages `noise/…`. A paragraph that something was taken out of has several
 * text nodes, each with its true position.
 */
export function readPlain(file: VFile): Root {
  const source = String(file.value);
  const lines = splitLines(source);
  const furniture = findFurniture(lines);
  const text = lines.filter((_, at) => !furniture.has(at));
  const wrapping = detectWrapping(text);
  const place = locator([{ at: 0, offset: 0, length: source.length }], location(source)).position;
  const found: [NoiseRule, NoiseNode][] = [];

  const noise = (rule: NoiseRule, start: number, end: number): NoiseNode => {
    const node: NoiseNode = { type: 'noise', note: noiseNotes[rule], position: place(start, end) };
    found.push([rule, node]);
    return node;
  };

  const words = (from: number, to: number): PhrasingContent[] => literal(source, from, to, place);

  function inline(line: Line): PhrasingContent[] {
    const nodes: PhrasingContent[] = [];
    let at = line.start;
    for (const { start, end, rule } of line.debris) {
      if (start > at) nodes.push(...words(at, Math.min(start, line.end)));
      nodes.push(noise(rule, start, end));
      at = Math.max(at, end);
    }
    return [...nodes, ...words(at, line.end)];
  }

  const children: RootContent[] = [];
  let open: Paragraph | undefined;
  let last: Line | undefined;
  let gap = false;
  let between: NoiseNode[] = [];
  const margin = marginOf(text);

  lines.forEach((line, at) => {
    const rule = furniture.get(at);
    if (rule !== undefined) {
      const outside = line.debris.filter(({ start, end }) => end <= line.start || start >= line.end);
      const debris = outside.map((item) => noise(item.rule, item.start, item.end));
      between.push(...[...debris, noise(rule, line.start, line.end)].sort(byPlace));
      return;
    }
    if (line.content === '') {
      gap = true;
      between.push(...line.debris.map((item) => noise(item.rule, item.start, item.end)));
      return;
    }
    if (open && last && goesOn(last, line, { gap, page: between.length > 0 }, wrapping, margin)) {
      const joiner = joinerOf(last.content, line.content);
      for (const node of between) open.children.push(node);
      if (joiner) open.children.push({ type: 'text', value: joiner, position: place(last.to, last.to) });
      open.children.push(...inline(line));
    } else {
      open = { type: 'paragraph', children: inline(line) };
      for (const node of between) children.push(node);
      children.push(open);
    }
    open.position = { start: place(start(open, line), line.end).start, end: place(line.start, line.end).end };
    between = [];
    last = line;
    gap = false;
  });
  for (const node of between) children.push(node);
  reportNoise(file, source, found);
  return { type: 'root', children, position: place(0, source.length) };
}

const byPlace = (a: NoiseNode, b: NoiseNode): number => (a.position.start.offset ?? 0) - (b.position.start.offset ?? 0);

/** Where a paragraph's text begins: it keeps its beginning as lines are added. */
const start = (paragraph: Paragraph, line: Line): number => paragraph.position?.start.offset ?? line.start;

/** Whether a paragraph goes on behind what stands between two lines: nothing, blank lines, a page's end. */
function goesOn(
  line: Line,
  next: Line,
  { gap, page }: { gap: boolean; page: boolean },
  wrapping: Wrapping | undefined,
  margin: number,
): boolean {
  if (!page) return !gap && wrapping !== undefined && continues(line, next, wrapping, margin);
  // A page's end in the middle of a sentence: the next page goes on with it.
  const cut = !endsSentence(line.content) && widthOf(line.content) >= 36;
  return cut && next.indent < margin + 2 && !startsItem(next.content);
}
