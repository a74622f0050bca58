import type { ElementData, Root as HastRoot } from 'hast';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { type AnnotationNode, eachElement, type Segment } from '../contract/index.ts';

/** What layout has to know of an element, carried past the parser and the sanitiser of raw HTML. */
export type ElementMark =
  | { type: 'segment'; segment: Segment }
  | { type: 'annotation'; node: Omit<AnnotationNode, 'type' | 'children'> }
  | { type: 'noteReference'; identifier: string }
  | { type: 'noteDefinition'; identifier: string };

declare module 'hast' {
  interface ElementData {
    mark?: ElementMark;
  }
}

/**
 * Marks travel as one attribute whose value is an index into this list.
 *
 * Raw HTML of a document cannot forge one: the attribute's name is chosen so that no raw HTML of
 * the document contains it.
 */
export class Marks {
  readonly property: string;
  readonly #list: ElementMark[] = [];

  constructor(tree: Root) {
    const html: string[] = [];
    visit(tree, 'html', (node) => {
      html.push(node.value.toLowerCase());
    });
    let count = 0;
    while (html.some((value) => value.includes(`data-galley${count}`))) count += 1;
    this.property = `dataGalley${count}`;
  }

  /** The properties of a marked element. */
  put(mark: ElementMark): Record<string, string> {
    return { [this.property]: String(this.#list.push(mark) - 1) };
  }

  /** Turns the attributes back into `data.mark`. */
  restore(tree: HastRoot): void {
    eachElement(tree, (element) => {
      const index = element.properties[this.property];
      if (index === undefined) return;
      delete element.properties[this.property];
      const mark = this.#list[Number(index)];
      if (mark) element.data = { ...element.data, mark } as ElementData;
    });
  }
}
