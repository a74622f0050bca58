import type { Element, Properties, Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';

/** A drawing that shows itself and does nothing else. */
export interface CleanSvg {
  xml: string;
  /** CSS px, from `width` and `height` or else `viewBox`. */
  width?: number;
  height?: number;
}

/** Elements that draw (SVG 2); none that runs, embeds or animates. */
const DRAWING = new Set(
  (
    'svg g defs symbol use title desc metadata style path rect circle ellipse line polyline polygon text tspan ' +
    'textPath marker linearGradient radialGradient stop pattern clipPath mask image switch a filter feBlend ' +
    'feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap ' +
    'feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode ' +
    'feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence'
  ).split(' '),
);

/** Words that a drawing does not show; what follows in them is of no use to it. */
const DROPPED = new Set(['metadata', 'desc', 'title']);

/** What a reference may point to: a part of the drawing, or an image inside it. */
const INSIDE = /^\s*(?:#|data:image\/(?:png|jpeg|gif|webp)[;,])/i;

const processor = unified()
  .use(rehypeRaw)
  .use(rehypeStringify, { space: 'svg', closeEmptyElements: true, allowParseErrors: false });

/**
 * Reads an SVG file, keeps what draws and writes it as XML.
 *
 * Browsers run no script in an image; this holds also for whoever takes the file out of an edition.
 *
 * @param style Rules added to the drawing, such as its fonts.
 * @returns undefined if there is no drawing in it.
 */
export function cleanSvg(source: string, style = ''): CleanSvg | undefined {
  const parsed = processor.runSync({ type: 'root', children: [{ type: 'raw', value: source }] }) as Root;
  const svg = parsed.children.find((node): node is Element => node.type === 'element' && node.tagName === 'svg');
  if (!svg) return undefined;
  clean(svg);
  const size = intrinsicSize(svg.properties);
  svg.properties.xmlns = 'http://www.w3.org/2000/svg';
  svg.properties.xmlnsXLink = 'http://www.w3.org/1999/xlink';
  if (style) {
    svg.children.unshift({
      type: 'element',
      tagName: 'style',
      properties: {},
      children: [{ type: 'text', value: style }],
    });
  }
  return { xml: processor.stringify({ type: 'root', children: [svg] }), ...size };
}

/** The characters that a drawing shows as text. */
export function svgCharacters(xml: string): Set<string> {
  const tree = processor.runSync({ type: 'root', children: [{ type: 'raw', value: xml }] }) as Root;
  const characters = new Set<string>();
  visit(tree, (node) => {
    if (node.type === 'element' && node.tagName === 'style') return SKIP;
    if (node.type === 'text') for (const character of node.value) characters.add(character);
    return undefined;
  });
  return characters;
}

function clean(svg: Element): void {
  visit(svg, (node, index, parent) => {
    if (node.type === 'text') return undefined;
    const kept = node.type === 'element' && DRAWING.has(node.tagName) && !DROPPED.has(node.tagName);
    if (!kept || (node.tagName === 'style' && !harmlessSheet(cssOf(node)))) {
      if (parent && index !== undefined) parent.children.splice(index, 1);
      return [SKIP, index ?? 0];
    }
    for (const [name, value] of Object.entries(node.properties)) {
      if (!allowed(name, String(value))) delete node.properties[name];
    }
    return undefined;
  });
}

function allowed(name: string, value: string): boolean {
  if (/^on/i.test(name) || /^xml(?:ns|base)/i.test(name)) return false;
  if (/href$/i.test(name) || name === 'src') return INSIDE.test(value);
  return harmless(value);
}

/** Whether a value loads nothing. Backslashes could spell a function's name another way. */
function harmless(css: string): boolean {
  if (/@import|\\|expression\(|image-set|javascript:/i.test(css)) return false;
  return [...css.matchAll(/url\(\s*["']?([^"')]*)/gi)].every(([, url = '']) => INSIDE.test(url));
}

/** Style sheets are written as they are, so that one with a mark of XML in it would not be well-formed. */
function harmlessSheet(css: string): boolean {
  return !/[<&]/.test(css) && harmless(css);
}

function cssOf(style: Element): string {
  return style.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}

/** CSS px of an absolute length (CSS Values 4, § 6.2). */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
};

function pixels(length: Properties[string]): number | undefined {
  const [, number, unit = ''] = /^\s*(\d*\.?\d+)\s*(px|pt|pc|mm|cm|in)?\s*$/.exec(String(length ?? '')) ?? [];
  return number === undefined ? undefined : Number(number) * (UNITS[unit] ?? 1);
}

function intrinsicSize({ width, height, viewBox }: Properties): { width?: number; height?: number } {
  const [, , boxWidth, boxHeight] = String(viewBox ?? '')
    .split(/[\s,]+/)
    .map(Number);
  const ratio = boxWidth && boxHeight ? boxWidth / boxHeight : undefined;
  const [w, h] = [pixels(width), pixels(height)];
  const found = {
    width: w ?? (h && ratio ? h * ratio : boxWidth),
    height: h ?? (w && ratio ? w / ratio : boxHeight),
  };
  if (!(found.width && found.height && Number.isFinite(found.width * found.height))) return {};
  return { width: Math.round(found.width), height: Math.round(found.height) };
}
