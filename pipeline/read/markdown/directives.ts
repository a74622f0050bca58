import type { Nodes, Paragraph, Parent, PhrasingContent, Root, RootContent } from 'mdast';
import type { VFile } from 'vfile';
import { type DirectiveDecision, suggest } from '../../contract/index.ts';
import { ATTRIBUTES, decisionOf } from '../decisions/directive.ts';
import { literal, type Place } from '../literal.ts';

type TextDirective = Extract<Nodes, { type: 'textDirective' }>;
type LeafDirective = Extract<Nodes, { type: 'leafDirective' }>;
type ContainerDirective = Extract<Nodes, { type: 'containerDirective' }>;

/** Directives with which an editor decides on the words that they hold. */
const KNOWN: readonly DirectiveDecision['name'][] = ['stat', 'remark', 'plain'];
const isKnown = (name: string): name is DirectiveDecision['name'] => (KNOWN as readonly string[]).includes(name);

/**
 * Turns directives that nobody knows back into the text they are written with, and warns of them.
 *
 * `9:30am` and 提示:下午 look like directives to the parser and are prose: a name without a label
 * or attributes becomes text again without a word.
 */
export function resolveDirectives(tree: Root, file: VFile, place: Place): void {
  const source = String(file.value);

  const handlers = {
    textDirective(node: TextDirective): PhrasingContent[] {
      if (isKnown(node.name)) {
        node.data = {
          ...node.data,
          decision: decisionOf(node.name, node.attributes ?? {}, (key) => refuse(key, node)),
        };
        return [node];
      }
      if (/[\]}]$/.test(textOf(node))) warn(`:${node.name}`, node);
      return spelled(node, node.children);
    },
    leafDirective(node: LeafDirective): RootContent[] {
      warn(`::${node.name}`, node);
      return [{ type: 'paragraph', children: spelled(node, node.children), position: placeOf(node) }];
    },
    containerDirective(node: ContainerDirective): RootContent[] {
      warn(`:::${node.name}`, node);
      const [start, end] = range(node);
      const text = source.slice(start, end);
      const fence = /^[^\r\n]*/.exec(text)?.[0].trimEnd() ?? '';
      const closing = /(?<=[\r\n][ \t>]*):{3,}[ \t]*$/.exec(text);
      const blocks: RootContent[] = node.children.filter(
        (child) => !(child.type === 'paragraph' && child.data?.directiveLabel),
      );
      blocks.unshift(paragraph(start, start + fence.length));
      if (closing) blocks.push(paragraph(start + closing.index, start + closing.index + closing[0].trimEnd().length));
      return blocks;
    },
  };

  function walk(parent: Parent): void {
    for (const child of parent.children) if ('children' in child) walk(child);
    const replaced = parent.children.flatMap((child): RootContent[] => {
      if (child.type === 'textDirective') return handlers.textDirective(child);
      if (child.type === 'leafDirective') return handlers.leafDirective(child);
      return child.type === 'containerDirective' ? handlers.containerDirective(child) : [child];
    });
    if (replaced.length !== parent.children.length || replaced.some((child, at) => child !== parent.children[at])) {
      parent.children = joinText(replaced, source);
    }
  }

  function warn(name: string, node: TextDirective | LeafDirective | ContainerDirective): void {
    const message = file.message(
      `Unexpected directive \`${name}\`, expected ${KNOWN.map((known) => `\`:${known}\``).join(', ')}`,
      {
        place: placeOf(node),
        ruleId: 'directive/unknown',
        source: 'galley',
      },
    );
    message.note = 'Correct its name, or write the colon as `\\:`; it was kept as text.';
  }

  function refuse(
    { key, value, expected }: { key: string; value: string; expected?: string },
    node: TextDirective,
  ): void {
    const near = expected ? undefined : suggest(key, ATTRIBUTES);
    const known = near ? `\`${near}\`` : ATTRIBUTES.map((name) => `\`${name}\``).join(', ');
    const found = expected ? `\`${value.slice(0, 80)}\` in \`${key}\`` : `attribute \`${key.slice(0, 80)}\``;
    const message = file.message(`Unexpected ${found}, expected ${expected ?? known}`, {
      place: placeOf(node),
      ruleId: 'directive/attribute',
      source: 'galley',
    });
    message.note = near
      ? `Did you mean \`${near}\`? It was passed over.`
      : 'Correct it, or take it out; it was passed over.';
  }

  const range = (node: { position?: TextDirective['position'] }): [number, number] => [
    node.position?.start.offset ?? 0,
    node.position?.end.offset ?? 0,
  ];
  const textOf = (node: TextDirective): string => source.slice(...range(node));
  const placeOf = (node: { position?: TextDirective['position'] }) => place(...range(node));
  const paragraph = (start: number, end: number): Paragraph => ({
    type: 'paragraph',
    children: literal(source, start, end, place),
    position: place(start, end),
  });

  /** The marks of a directive as text around what its label holds. */
  function spelled(node: TextDirective | LeafDirective, children: PhrasingContent[]): PhrasingContent[] {
    const [start, end] = range(node);
    const first = children[0]?.position?.start.offset ?? end;
    const last = children.at(-1)?.position?.end.offset ?? end;
    return [...literal(source, start, first, place), ...children, ...literal(source, last, end, place)];
  }

  walk(tree);
}

/** Joins text nodes that stand side by side in the source and are written as they read. */
function joinText(nodes: RootContent[], source: string): RootContent[] {
  const out: RootContent[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    const start = last?.position?.start.offset;
    const end = node.position?.end.offset;
    const joined = last?.type === 'text' && node.type === 'text' ? last.value + node.value : undefined;
    const plain = start !== undefined && source.slice(start, end) === joined && !joined?.includes('&');
    if (plain && last?.type === 'text' && last.position && node.position && joined !== undefined) {
      out[out.length - 1] = {
        ...last,
        value: joined,
        position: { start: last.position.start, end: node.position.end },
      };
    } else out.push(node);
  }
  return out;
}
