import type { Root } from 'mdast';
import type { Position } from 'unist';
import type { Annotation, Quotation, Span, Statistic } from '../contract/index.ts';
import { leafBlocks } from './blocks.ts';
import { locateAll, type PlacedBlock, placeBlocks } from './locate.ts';
import type { BlockQuotations } from './remarks/index.ts';
import { type Range, wrapRanges } from './wrap.ts';

/** What is looked for, in blocks of text in document order. */
export interface Finders {
  statistics?(text: string): Statistic[];
  quotations?(blocks: readonly PlacedBlock[]): BlockQuotations[];
}

/** A fault in the text, such as an unclosed quotation mark. */
export interface Defect {
  rule: string;
  reason: string;
  file: number;
  position: Position;
}

export interface Annotated {
  annotations: Annotation[];
  defects: Defect[];
}

type Item = Statistic | Quotation;

const PREFIX = { statistic: 'n', remark: 'r', mark: 'm', evidential: 'e' } as const;

/**
 * Annotates a tree in place: text becomes annotation nodes; the rows come back in the order of the
 * text. `sources` are the texts of the files that positions count in.
 */
export function annotateTree(tree: Root, sources: readonly string[], finders: Finders): Annotated {
  const blocks = placeBlocks(leafBlocks(tree, sources), sources);
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const quoted = finders.quotations?.(blocks) ?? [];
  const ranges = new Map<PlacedBlock, Range[]>(blocks.map((block) => [block, []]));
  const count = { statistic: 0, remark: 0, mark: 0, evidential: 0 };
  const annotations: Annotation[] = [];
  const defects: Defect[] = [];

  for (const [index, block] of blocks.entries()) {
    const quotations = quoted[index]?.quotations ?? [];
    const items: Item[] = [...(finders.statistics?.(block.text) ?? []), ...quotations];
    items.sort((a, b) => a.start - b.start || b.end - a.end);
    const ids = new Map(items.map((item) => [item, `${PREFIX[item.type]}${++count[item.type]}`]));
    for (const [item, id] of ids) {
      const carrier = item.type === 'statistic' ? carrierOf(item, quotations) : undefined;
      annotations.push({
        id,
        segment: block.segment,
        status: 'proposed',
        ...locateAll(item, block, byId),
        ...(carrier && { attributedTo: ids.get(carrier) }),
      } as Annotation);
      for (const part of partsOf(item, id)) addRange(ranges.get(byId.get(part.block ?? '') ?? block) ?? [], part);
    }
    for (const { span, ...defect } of quoted[index]?.defects ?? []) {
      defects.push({ ...defect, file: block.file, position: block.locate.position(span.start, span.end) });
    }
  }
  for (const [block, list] of ranges) wrapRanges(block.node, list, block.locate);
  return { annotations, defects };
}

/** The innermost remark or evidential whose content a statistic stands in. */
function carrierOf(statistic: Statistic, quotations: readonly Quotation[]): Quotation | undefined {
  const holds = ({ start, end }: Span) => start <= statistic.start && statistic.end <= end;
  return quotations.findLast((item) => item.type !== 'mark' && contentOf(item).some(holds));
}

type Fragment = Span & { segment?: string };

/** What a quotation says, in its fragments; one in another block names it in `segment`. */
function contentOf(item: Quotation): Fragment[] {
  if (item.type === 'mark') return [item];
  if (item.type === 'remark' && item.fragments) return item.fragments;
  return item.content ? [item.content] : [];
}

type Part = Range & { block: string | undefined };

/** The stretches of text that stand for an annotation in the tree. */
function partsOf(item: Item, annotation: string): Part[] {
  const part = ({ start, end, segment }: Fragment, name: Range['part']): Part => {
    return { annotation, kind: item.type, part: name, start, end, block: segment };
  };
  if (item.type === 'statistic') return [part(item, 'whole')];
  const parts = contentOf(item).map((span) => part(span, 'whole'));
  if (item.type === 'mark') return parts;
  if (item.source) parts.push(part(item.source, 'speaker'));
  if (item.cue) parts.push(part(item.cue, 'cue'));
  return parts;
}

/** A speaker who says two things is one node, and belongs to the first. */
function addRange(ranges: Range[], { block: _, ...range }: Part): void {
  const same = (other: Range) => {
    return other.part === range.part && other.start === range.start && other.end === range.end;
  };
  if (range.part === 'whole' || !ranges.some(same)) ranges.push(range);
}
