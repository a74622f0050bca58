import type { Code, List, ListItem, Nodes, Paragraph, Table } from 'mdast';
import { type BlockText, blockText, locator, type SegmentRole } from '../contract/index.ts';
import type { Block, Source } from './block.ts';
import type { Draft } from './noise.ts';
import { announces } from './roles.ts';

/** A segment and the node that stands for it. */
export interface Drafted {
  draft: Draft;
  node: Nodes;
}

/** What the blocks inside a block share. */
interface Context {
  block: Block;
  source: string;
  role: SegmentRole;
  level: number;
  list?: { list: string; index: number; of: number };
}

/**
 * Makes the segments of the blocks: one for a paragraph or heading, one for each paragraph inside a
 * list, quotation or note, one for a table, a listing, a picture or a piece of raw HTML.
 */
export function draftsOf(blocks: readonly Block[], sources: readonly Source[]): Drafted[] {
  let lists = 0;
  const names = new Map<object, string>();
  const nameOf = (owner: object): string => {
    const known = names.get(owner);
    if (known) return known;
    lists += 1;
    names.set(owner, `list${lists}`);
    return `list${lists}`;
  };

  function walk(node: Nodes, context: Context): Drafted[] {
    switch (node.type) {
      case 'paragraph':
      case 'heading':
        return [leaf(node, context)];
      case 'list':
        return node.children.flatMap((item, at) => itemOf(node, item, at, context));
      case 'blockquote':
        return node.children.flatMap((child) => walk(child, { ...context, role: 'blockquote' }));
      case 'footnoteDefinition':
        return node.children.flatMap((child) => walk(child, { ...context, role: 'note' }));
      case 'table':
        return [drafted(node, context, 'table', tableText(node, context.source))];
      case 'code':
        return [drafted(node, context, 'code', codeText(node, context.source))];
      case 'html':
        return [drafted(node, context, 'figure', { text: '', runs: [] })];
      default:
        return [];
    }
  }

  function itemOf(list: List, item: ListItem, at: number, context: Context): Drafted[] {
    const place = { list: nameOf(list), index: (list.start ?? 1) + at, of: list.children.length };
    const inner: Context = { ...context, level: context.level + 1, list: place };
    if (context.role !== 'blockquote' && context.role !== 'note') inner.role = 'listItem';
    return item.children.flatMap((child) => walk(child, inner));
  }

  return blocks.flatMap((block, at) => {
    const { text: source, lines } = sources[block.file] as Source;
    const { node, role } = block;
    if (node.type !== 'paragraph' && node.type !== 'heading') {
      return walk(node, { block, source, role: role ?? 'paragraph', level: block.level });
    }
    const made = leaf(node, { block, source, role: role ?? 'paragraph', level: block.level });
    const next = blocks[at + 1]?.node;
    if (next?.type === 'list' && made.draft.role !== 'heading' && announces(block.text)) {
      Object.assign(made.draft, { role: 'listIntro', list: nameOf(next) });
    }
    Object.assign(made.draft, placeOf(block, lines, nameOf));
    return [made];
  });
}

function leaf(node: Nodes, { block, source, role, level, list }: Context): Drafted {
  const figure = node.type === 'paragraph' && isFigure(node);
  const made = drafted(node, { block, source, role, level }, figure ? 'figure' : role, blockText(node, source));
  if (list) Object.assign(made.draft, list);
  return made;
}

function drafted(node: Nodes, { block, level }: Context, role: SegmentRole, { text, runs }: BlockText): Drafted {
  const position = node.position ?? {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: 1, column: 1, offset: 0 },
  };
  return { node, draft: { role, level: role === 'title' ? 1 : level, file: block.file, position, text, runs } };
}

/** The marker, the place in a series, the stop and the parts of a block. */
function placeOf(block: Block, lines: Source['lines'], nameOf: (owner: object) => string): Partial<Draft> {
  const { series, index, inside, introduces, marker, stop, parts, node, runs, text } = block;
  const own: Partial<Draft> = {};
  const locate = locator(runs, lines);
  if (node.data?.runIn && stop !== undefined) {
    Object.assign(own, { runIn: true, stop, position: locate.position(0, text.length - stop.length) });
  }
  if (marker) own.marker = locate({ start: marker.start, end: marker.end, text: marker.text });
  if (parts && parts.length > 1) own.parts = parts;
  if (series && series.style !== 'runIn' && index !== undefined) {
    Object.assign(own, { list: nameOf(series), index, of: series.members.length });
  } else if (inside && inside.series.style !== 'runIn') {
    Object.assign(own, { list: nameOf(inside.series), index: inside.index });
  } else if (introduces) own.list = nameOf(introduces);
  return own;
}

/** Nothing but pictures. */
const isFigure = ({ children }: Paragraph): boolean =>
  children.some(({ type }) => type === 'image' || type === 'imageReference') &&
  children.every(
    (child) =>
      child.type === 'image' || child.type === 'imageReference' || (child.type === 'text' && child.value.trim() === ''),
  );

/** Cells parted by tabs, rows by line feeds. */
function tableText(table: Table, source: string): BlockText {
  const whole: BlockText = { text: '', runs: [] };
  for (const [at, row] of table.children.entries()) {
    for (const [column, cell] of row.children.entries()) {
      if (at > 0 || column > 0) whole.text += column === 0 ? '\n' : '\t';
      const { text, runs } = blockText(cell, source);
      whole.runs.push(...runs.map((run) => ({ ...run, at: run.at + whole.text.length })));
      whole.text += text;
    }
  }
  return whole;
}

/** The lines of a listing, found one after the other behind its fence. */
function codeText({ value, position }: Code, source: string): BlockText {
  const runs: BlockText['runs'] = [];
  let from = position?.start.offset ?? 0;
  if (/^(?:```|~~~)/.test(source.slice(from, from + 3))) from += /^[^\r\n]*/.exec(source.slice(from))?.[0].length ?? 0;
  let at = 0;
  for (const line of value.split('\n')) {
    const offset = source.indexOf(line, from);
    if (line !== '' && offset >= 0) {
      runs.push({ at, offset, length: line.length });
      from = offset + line.length;
    }
    at += line.length + 1;
  }
  return { text: value, runs };
}
