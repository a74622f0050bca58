import type { Root } from 'hast';
import { eachElement, type SegmentRole } from '../contract/index.ts';

/** Roles that the element of a block does not tell. */
const CLASS: Partial<Record<SegmentRole, string>> = {
  lead: 'lead',
  listIntro: 'list-intro',
  closing: 'closing',
  byline: 'byline',
  date: 'date',
};

/** Gives every block the locator of its segment as id, and a class where its role needs one. */
export function nameBlocks(tree: Root): void {
  const used = new Set<string>();
  eachElement(tree, (element) => {
    const mark = element.data?.mark;
    if (mark?.type !== 'segment') return;
    const { id, role } = mark.segment;
    if (!used.has(id)) element.properties.id = id;
    used.add(id);
    const className = CLASS[role];
    if (className) element.properties.className = [className];
  });
}
