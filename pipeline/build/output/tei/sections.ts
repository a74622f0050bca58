import type { Heading, RootContent } from 'mdast';
import type { ElementContent } from 'xast';
import { x } from 'xastscript';
import type { Segment, SegmentRole } from '../../../contract/index.ts';
import { blocks, lines, segmentId } from './blocks.ts';
import { isNarrow, phrases } from './phrases.ts';
import type { Scope } from './scope.ts';

type Roles = ReadonlyMap<string, Pick<Segment, 'role' | 'level'>>;

/** Lines of the title block, which stand in the front matter's title page. (TEI P5, §4.6) */
const FRONT: Partial<Record<SegmentRole, { name: string; type?: string }>> = {
  title: { name: 'titlePart', type: 'main' },
  subtitle: { name: 'titlePart', type: 'sub' },
  byline: { name: 'byline' },
  date: { name: 'docDate' },
};

/** Roles that end every section where their level says that they belong to none. */
const OUTER: ReadonlySet<SegmentRole> = new Set<SegmentRole>(['lead', 'listIntro', 'closing']);

/** The title block that the nodes begin with, if any, and the nodes after it. */
export function frontOf(nodes: readonly RootContent[], roles: Roles, scope: Scope): [ElementContent[], RootContent[]] {
  const page: ElementContent[] = [];
  let at = 0;
  for (const node of nodes) {
    const role = roleOf(node, roles);
    const line = role && FRONT[role];
    if (!line || (node.type !== 'heading' && node.type !== 'paragraph')) break;
    const content = phrases(node.children, isNarrow(line.name), scope);
    page.push(x(line.name, { ...segmentId(node), type: line.type }, content));
    at += 1;
  }
  const front = page.length > 0 ? [x('front', lines([x('titlePage', lines(page))]))] : [];
  return [front, nodes.slice(at)];
}

const roleOf = (node: RootContent, roles: Roles): SegmentRole | undefined => roles.get(node.data?.segment ?? '')?.role;

/** A division while it is filled. */
interface Division {
  depth: number;
  type?: string;
  children: ElementContent[];
  /** It holds a division, behind which no paragraph may stand. */
  divided: boolean;
}

/** The nodes as a body: divisions nested by the level of their headings. */
export function bodyOf(nodes: readonly RootContent[], roles: Roles, scope: Scope): ElementContent {
  const open: Division[] = [{ depth: 0, children: [], divided: false }];
  const here = () => open.at(-1) as Division;
  const close = (depth: number) => {
    while (open.length > 1 && here().depth >= depth) {
      const { type, children } = open.pop() as Division;
      here().children.push(x('div', { type }, lines(children)));
    }
  };
  const begin = (depth: number, type?: string) => {
    here().divided = true;
    open.push({ depth, children: [], divided: false, ...(type !== undefined && { type }) });
  };

  for (const node of nodes) {
    const segment = roles.get(node.data?.segment ?? '');
    if (node.type === 'heading') {
      close(node.depth);
      begin(node.depth);
      here().children.push(head(node, scope));
      continue;
    }
    if (segment?.level === 1 && OUTER.has(segment.role)) close(1);
    const made = blocks([node], scope);
    if (made.length > 0 && here().divided) begin(Number.POSITIVE_INFINITY, segment?.role);
    here().children.push(...made);
  }
  close(1);
  const [{ children }] = open as [Division];
  // A body has at least one block.
  return x('body', lines(children.length > 0 ? children : [x('p')]));
}

function head(node: Heading, scope: Scope): ElementContent {
  const rend = node.data?.runIn ? 'run-in' : undefined;
  return x('head', { ...segmentId(node), rend }, phrases(node.children, false, scope));
}
