import type { Element, ElementContent } from 'hast';
import type { TemplateContext } from '../../pipeline/contract/index.ts';
import { classesOf } from '../report/classes.ts';
import { attachmentItem } from './attachments.tsx';
import { levelOf } from './levels.ts';
import { type Part, partsOf } from './parts.ts';
import { gatherSignatures } from './signatures.tsx';

/** The text with the parts of an official document as classes, its attachments set in columns and its signatures gathered. */
export function officialBody({ body, document }: Pick<TemplateContext, 'body' | 'document'>): ElementContent[] {
  const parts = partsOf(document.segments);
  const levels = new Map(document.segments.map(({ id, marker }) => [id, marker?.text]));
  const partOf = (node: ElementContent): Part | undefined =>
    node.type === 'element' ? parts.get(String(node.properties.id ?? '')) : undefined;

  const arranged = (nodes: readonly ElementContent[]): ElementContent[] =>
    gatherSignatures(
      nodes.map(withoutNotes).map((node) => (node.type === 'element' ? named(node) : node)),
      partOf,
    );

  /** A signature has no notes beside it. */
  function withoutNotes(node: ElementContent): ElementContent {
    if (node.type !== 'element' || !classesOf(node).includes('noted')) return node;
    const [block = node] = node.children;
    return block && partOf(block) === 'signed-on' ? block : node;
  }

  function named(element: Element): Element {
    const part = partOf(element);
    const level = part ? undefined : levelOf(element, levels.get(String(element.properties.id ?? '')));
    const added = [part, level === undefined ? undefined : `level-${level}`].filter((name) => name !== undefined);
    return {
      ...element,
      properties: {
        ...element.properties,
        ...(added.length > 0 && { className: [...classesOf(element), ...added] }),
        ...(part === 'annex' && { dataNewPage: true }),
      },
      children: arranged(part === 'attachments' || part === 'attachment' ? attachmentItem(element) : element.children),
    };
  }

  return arranged(body);
}
