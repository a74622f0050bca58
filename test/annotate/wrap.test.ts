import type { Nodes, Paragraph, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { leafBlocks } from '../../pipeline/annotate/blocks.ts';
import { type Range, wrapRanges } from '../../pipeline/annotate/wrap.ts';
import { blockText, locator } from '../../pipeline/contract/index.ts';

const parse = (source: string): Root => unified().use(remarkParse).use(remarkGfm).parse(source);

/** Wraps `texts` of the first paragraph and draws what came out: `[id first children]`. */
function wrap(source: string, ...texts: [id: string, text: string][]): string {
  const block = parse(source).children[0] as Paragraph;
  const { text, runs } = blockText(block, source);
  const ranges = texts.map(([annotation, part]): Range => {
    const start = text.indexOf(part);
    return { annotation, kind: 'statistic', part: 'whole', first: true, start, end: start + part.length };
  });
  wrapRanges(block, ranges, locator(runs, source));
  expect(blockText(block, source).text).toBe(text);
  visit(block, 'text', (node) => {
    const { start, end } = node.position ?? {};
    if (!source.includes('&')) expect(source.slice(start?.offset, end?.offset)).toBe(node.value);
  });
  return block.children.map(draw).join('');
}

function draw(node: Nodes): string {
  const inner = 'children' in node ? node.children.map(draw).join('') : textOf(node);
  if (node.type === 'annotation') return `[${node.first ? '' : '…'}${node.annotation} ${inner}]`;
  return node.type === 'strong' ? `*${inner}*` : node.type === 'footnoteReference' ? '^' : inner;
}

describe('wrapRanges', () => {
  it('wraps text where it stands', () => {
    expect(wrap('出口约3亿只，另有5万件。', ['a', '约3亿只'], ['b', '5万件'])).toBe('出口[a 约3亿只]，另有[b 5万件]。');
  });

  it('nests a shorter range in a longer one, whichever comes first', () => {
    expect(wrap('他说，共3次。', ['n', '3次'], ['r', '共3次'])).toBe('他说，[r 共[n 3次]]。');
    expect(wrap('他说，3次。', ['n', '3次'], ['r', '3次'])).toBe('他说，[n [r 3次]]。');
  });

  it('wraps around whole nodes and cuts those that it crosses', () => {
    expect(wrap('增长**约3家**左右。', ['a', '约3家左右'])).toBe('增长[a *约3家*左右]。');
    expect(wrap('增长**了约3家**左右。', ['a', '约3家左右'])).toBe('增长*了*[a *约3家*左右]。');
  });

  it('cuts a range at the border of another, and says which piece is the first', () => {
    expect(wrap('甲乙丙丁', ['a', '甲乙丙'], ['b', '乙丙丁'])).toBe('[a 甲[b 乙丙]][…b 丁]');
  });

  it('leaves a note reference outside the figure that it follows', () => {
    expect(wrap('有3家[^1]和4家。\n\n[^1]: 注', ['a', '3家'], ['b', '4家'])).toBe('有[a 3家]^和[b 4家]。');
  });

  it('keeps places right behind escapes and character references', () => {
    const source = 'A &amp; B\\* 有 3 家';
    expect(wrap(source, ['a', '3 家'])).toBe('A & B* 有 [a 3 家]');
    const { text, runs } = blockText(parse(source), source);
    const { start, end } = locator(runs, source).position(text.indexOf('3'), text.length);
    expect(source.slice(start.offset, end.offset)).toBe('3 家');
  });
});

describe('leafBlocks', () => {
  it('gives the cells of a table one by one', () => {
    const source = '一段。\n\n| 1 | 2 |\n| - | - |\n| 3 | 4 |\n\n> 引文';
    expect(leafBlocks(parse(source), [source]).map(({ text }) => text)).toEqual(['一段。', '1', '2', '3', '4', '引文']);
  });
});
