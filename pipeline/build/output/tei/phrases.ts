import type { Nodes, PhrasingContent } from 'mdast';
import type { ElementContent } from 'xast';
import { type Attributes, x } from 'xastscript';
import { annotationShell } from './annotations.ts';
import type { Scope } from './scope.ts';
import { words, xmlText } from './text.ts';

/** Elements whose content is `macro.phraseSeq`: no quotation, list or table stands in them. */
const NARROW: ReadonlySet<string> = new Set([
  'measure',
  'num',
  'date',
  'time',
  'rs',
  'term',
  'soCalled',
  'name',
  'byline',
  'docDate',
]);

export const isNarrow = (name: string): boolean => NARROW.has(name);

type Handler<Node> = (node: Node, narrow: boolean, scope: Scope) => ElementContent[];
type Handlers = { [Type in PhrasingContent['type']]?: Handler<Extract<PhrasingContent, { type: Type }>> };

const hi =
  (rend: string): Handler<Extract<PhrasingContent, { type: 'emphasis' | 'strong' | 'delete' }>> =>
  (node, narrow, scope) => [x('hi', { rend }, phrases(node.children, narrow, scope))];

/** What text nodes become. A type that is not here is its children, as where annotators read it. */
const HANDLERS: Handlers = {
  text: ({ value }) => [{ type: 'text', value: xmlText(value) }],
  inlineCode: ({ value }) => [x('code', xmlText(value))],
  break: () => [x('lb')],
  emphasis: hi('italic'),
  strong: hi('bold'),
  delete: hi('line-through'),
  link: ({ url, children }, narrow, scope) => reference(url, phrases(children, narrow, scope)),
  linkReference: ({ identifier, children }, narrow, scope) =>
    reference(scope.links.get(identifier)?.url, phrases(children, narrow, scope)),
  image: ({ url, alt }) => figure(url, alt),
  imageReference: ({ identifier, alt }, _, { links }) => figure(links.get(identifier)?.url, alt),
  footnoteReference: ({ identifier }, _, { notes }) => {
    const note = notes.get(identifier);
    return note === undefined ? [] : [x('ptr', { type: 'note', target: `#${note}` })];
  },
  annotation(node, narrow, scope) {
    const shell = annotationShell(node, narrow, scope);
    if (!shell) return phrases(node.children, narrow, scope);
    const { name, attributes, inner } = shell;
    const children = phrases(node.children, narrow || isNarrow(name), scope);
    return [x(name, attributes, inner ? [x(inner.name, inner.attributes, children)] : children)];
  },
};

/** Text nodes as elements; `narrow` where only phrases may stand. */
export function phrases(nodes: readonly PhrasingContent[], narrow: boolean, scope: Scope): ElementContent[] {
  return nodes.flatMap((node) => phrase(node, narrow, scope));
}

function phrase(node: PhrasingContent, narrow: boolean, scope: Scope): ElementContent[] {
  // The key of a handler is the type of the node that it takes.
  const handler = HANDLERS[node.type] as Handler<Nodes> | undefined;
  if (handler) return handler(node, narrow, scope);
  return 'children' in node ? phrases(node.children as PhrasingContent[], narrow, scope) : [];
}

function reference(url: string | undefined, children: ElementContent[]): ElementContent[] {
  return url === undefined ? children : [x('ref', { target: pointer(url) }, children)];
}

export function figure(url: string | undefined, alt: string | null | undefined): ElementContent[] {
  const graphic = url === undefined ? [] : [x('graphic', { url: pointer(url) } satisfies Attributes)];
  const description = alt ? [x('figDesc', words(alt))] : [];
  return graphic.length + description.length === 0 ? [] : [x('figure', graphic, description)];
}

/** An address as `teidata.pointer` takes it: without blanks. */
const pointer = (url: string): string => words(url).replaceAll(' ', '%20');
