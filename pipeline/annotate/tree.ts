import type { Root } from 'mdast';
import type { Position } from 'unist';
import type { Annotation, Quotation, Span, Statistic } from '../contract/index.ts';
import { leafBlocks } from './blocks.ts';
import type { Item, Ruling } from './item.ts';
import { locateAll, type PlacedBlock, placeBlocks } from './locate.ts';
import type { BlockQuotations } from './remarks/index.ts';
import { type Range, wrapRanges } from './wrap.ts';

/** What is looked for, in blocks of text in document order. */
export interface Finders {
  statistics?(text: string): Statistic[];
  quotations?(blocks: readonly PlacedBlock[]): BlockQuotations[];
  /** What an editor says of the items of each block; may change, add and take away items. */
  decide?(blocks: readonly PlacedBlock[], items: readonly Item[][]): ReadonlyMap<Item, Ruling>;
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

const PREFIX = { statistic: 'n', remark: 'r', mark: 'm', evidential: 'e' } as const;

/**
 * Annotates a tree in place: text becomes annotation nodes; the rows come back in the order of the
 * text. `sources` are the texts of the files that positions count in.
 */
export function annotateTree(tree: Root, sources: readonly string[], finders: Finders): Annotated {
  const blocks = placeBlocks(leafBlocks(tree, sources), sources);
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const quoted = finders.quotations?.(blocks) ?? [];
  const items = blocks.map((block, index): Item[] => [
    ...(finders.statistics?.(block.text) ?? []),
    ...(quoted[index]?.quotations ?? []),
  ]);
  const rulings = finders.decide?.(blocks, items) ?? new Map<Item, Ruling>();
  const found = number(items);
  const parts = new Map<string, Part[]>(blocks.map(({ id }) => [id, []]));
  for (const [index, { id }] of blocks.entries()) {
    for (const [item, name] of found[index] ?? []) {
      if (rulings.get(item)?.status === 'dismissed') continue;
      for (const part of partsOf(item, name, id)) addPart(parts.get(part.block), part);
    }
  }

  const annotations = blocks.flatMap((block, index) => {
    const ids = found[index] ?? new Map<Item, string>();
    const carriers = (parts.get(block.id) ?? []).filter(isCarrier);
    const nameOf = (nth: string) => ids.get(quoted[index]?.quotations[Number(nth)] as Item);
    return [...ids].map(([item, id]) => {
      const carrier = item.type === 'statistic' ? carrierOf(item, carriers) : undefined;
      return {
        id,
        segment: block.segment,
        status: 'proposed',
        ...locateAll(item, block, byId),
        ...ruled(rulings.get(item), block, byId),
        ...(item.type === 'remark' && item.parent !== undefined && { parent: nameOf(item.parent) }),
        ...(carrier !== undefined && { attributedTo: carrier }),
      } as Annotation;
    });
  });
  const defects = blocks.flatMap(({ file, locate }, index) =>
    (quoted[index]?.defects ?? []).map(({ span, ...defect }) => {
      return { ...defect, file, position: locate.position(span.start, span.end) };
    }),
  );
  for (const { id, node, locate } of blocks) wrapRanges(node, parts.get(id) ?? [], locate);
  return { annotations, defects };
}

/** The fields of an annotation that an editor has filled in. */
function ruled(ruling: Ruling | undefined, block: PlacedBlock, byId: ReadonlyMap<string, PlacedBlock>): object {
  if (!ruling) return {};
  const { status, reason, sources, proposed } = ruling;
  return {
    status,
    ...(reason !== undefined && { reason }),
    ...(sources.length > 0 && { sources }),
    ...(proposed && { proposed: locateAll(proposed, block, byId) }),
  };
}

/** Names the items of all blocks in the order of the text. */
function number(items: Item[][]): Map<Item, string>[] {
  const count = { statistic: 0, remark: 0, mark: 0, evidential: 0 };
  return items.map((list) => {
    const ordered = list.toSorted((a, b) => a.start - b.start || b.end - a.end);
    return new Map(ordered.map((item) => [item, `${PREFIX[item.type]}${++count[item.type]}`]));
  });
}

/** A stretch of text that stands for an annotation in the tree, and the block it is in. */
type Part = Range & { block: string };

const isCarrier = ({ part, kind }: Part) => part === 'whole' && (kind === 'remark' || kind === 'evidential');

/** The innermost remark or evidential whose content a statistic stands in. */
function carrierOf({ start, end }: Statistic, carriers: readonly Part[]): string | undefined {
  return carriers.findLast((part) => part.start <= start && end <= part.end)?.annotation;
}

type Fragment = Span & { segment?: string };

/** What a quotation says, in its fragments; one in another block names it in `segment`. */
function contentOf(item: Quotation): Fragment[] {
  if (item.type === 'mark') return [item];
  const here = item.type === 'remark' && item.fragments ? item.fragments : item.content ? [item.content] : [];
  return item.type === 'remark' ? [...here, ...(item.continued ?? [])] : here;
}

function partsOf(item: Item, annotation: string, block: string): Part[] {
  const part = ({ start, end, segment }: Fragment, name: Range['part'], first = true): Part => {
    return { annotation, kind: item.type, part: name, first, start, end, block: segment ?? block };
  };
  if (item.type === 'statistic') return [part(item, 'whole')];
  const parts = contentOf(item).map((span, index) => part(span, 'whole', index === 0));
  if (item.type === 'mark') return parts;
  if (item.source) parts.push(part(item.source, 'speaker'));
  if (item.cue) parts.push(part(item.cue, 'cue'));
  return parts;
}

/** A speaker who says two things is one node, and belongs to the first. */
function addPart(parts: Part[] = [], part: Part): void {
  const same = (other: Part) => other.part === part.part && other.start === part.start && other.end === part.end;
  if (part.part === 'whole' || !parts.some(same)) parts.push(part);
}
