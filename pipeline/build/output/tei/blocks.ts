import type { BlockContent, Nodes, PhrasingContent, RootContent, TableRow } from 'mdast';
import type { Element, ElementContent } from 'xast';
import { x } from 'xastscript';
import { phrases } from './phrases.ts';
import type { Scope } from './scope.ts';
import { oneWord, xmlText } from './text.ts';

type Block = Exclude<RootContent, PhrasingContent> | BlockContent;
type Handler<Node> = (node: Node, scope: Scope) => ElementContent[];
type Handlers = { [Type in Block['type']]?: Handler<Extract<Block, { type: Type }>> };

/** `xml:id` of the segment that a block is. */
export const segmentId = (node: Nodes): { 'xml:id'?: string } =>
  node.data?.segment === undefined ? {} : { 'xml:id': node.data.segment };

/** What blocks become. Raw HTML has no text of its own and is left out, as are definitions of links. */
const HANDLERS: Handlers = {
  paragraph: (node, scope) => [x('p', segmentId(node), phrases(node.children, false, scope))],
  // A heading inside another block; those that open a section are taken before.
  heading: (node, scope) => [x('p', { ...segmentId(node), rend: 'heading' }, phrases(node.children, false, scope))],
  blockquote: (node, scope) => [x('quote', { rend: 'block' }, lines(blocks(node.children, scope)))],
  list({ ordered, start, children }, scope) {
    const items = children.map((item, at) => {
      const n = ordered ? (start ?? 1) + at : undefined;
      const rend = typeof item.checked === 'boolean' ? (item.checked ? 'checked' : 'unchecked') : undefined;
      return x('item', { n, rend }, lines(blocks(item.children, scope)));
    });
    return [x('list', { rend: ordered ? 'numbered' : 'bulleted' }, lines(items))];
  },
  table: (node, scope) => [
    x('table', segmentId(node), lines(node.children.map((row, at) => tableRow(row, at === 0, scope)))),
  ],
  code: (node) => {
    const type = node.lang ? oneWord(node.lang) : undefined;
    return [x('ab', { ...segmentId(node), rend: 'code' }, [x('code', { lang: type }, xmlText(node.value))])];
  },
  thematicBreak: () => [x('milestone', { unit: 'section', rend: 'rule' })],
  footnoteDefinition: (node, scope) => {
    const attributes = { 'xml:id': scope.noteId(node), place: 'foot', n: oneWord(node.label ?? node.identifier) };
    return [x('note', attributes, lines(blocks(node.children, scope)))];
  },
};

/** Blocks as elements, in order. */
export function blocks(nodes: readonly RootContent[], scope: Scope): ElementContent[] {
  return nodes.flatMap((node) => {
    // The key of a handler is the type of the node that it takes.
    const handler = HANDLERS[node.type as Block['type']] as Handler<Nodes> | undefined;
    if (handler) return handler(node, scope);
    return 'children' in node ? blocks(node.children as RootContent[], scope) : [];
  });
}

function tableRow({ children }: TableRow, head: boolean, scope: Scope): Element {
  const cells = children.map((cell) => x('cell', phrases(cell.children, false, scope)));
  return x('row', { role: head ? 'label' : 'data' }, cells);
}

/** Each element on a line of its own; only for elements that hold no text. */
export function lines(children: readonly ElementContent[]): ElementContent[] {
  const feed: ElementContent = { type: 'text', value: '\n' };
  return [feed, ...children.flatMap((child) => [child, feed])];
}
