import type { Properties, Root, RootContent } from 'hast';

const SIDES = new Set(['left', 'center', 'right']);

/**
 * Aligns the cells of tables by style: Markdown's columns come with the attribute `align`, which is
 * no longer HTML (HTML Standard, § 16.2). What holds none is given back as it is.
 */
export function alignCells(body: Root): Root {
  const children = aligned(body.children);
  return children === body.children ? body : { ...body, children };
}

function aligned<Node extends RootContent>(nodes: Node[]): Node[] {
  const out = nodes.map((node) => {
    if (node.type !== 'element') return node;
    const children = aligned(node.children);
    const properties = node.properties.align === undefined ? node.properties : styled(node.properties);
    return children === node.children && properties === node.properties ? node : { ...node, properties, children };
  });
  return out.some((node, index) => node !== nodes[index]) ? out : nodes;
}

function styled({ align, ...properties }: Properties): Properties {
  const side = String(align).toLowerCase();
  if (!SIDES.has(side)) return properties;
  return { ...properties, style: [properties.style, `text-align:${side}`].filter(Boolean).join(';') };
}
