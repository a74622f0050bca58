import { type Token, tokens } from './tags.ts';

/**
 * How a page learns where its anchors are printed.
 *
 * Chromium gives an element a named destination only where some link leads to it, and looks on every
 * page for every one of them: for a long report with thousands of anchors that takes longer than all
 * the rest; and for what stands first on a page it may name the page before. A link to an address costs nothing but itself, and says on which page it is, and where.
 * So blocks, which are few, have destinations, and what stands inside them is marked by such links,
 * but not in the print that is published: there they would be read out as links.
 */
export type Anchored = 'marked' | 'blocks';

/** A link in the document, on its way through the browser: it asks for no destination. */
export const LINK = '?#';
/** A link that is where an anchor is: ids behind it, separated by commas. */
export const MARK = '?at#';

/** Elements that have a destination. Rows and items are too many, and marked as what is inside blocks. */
const BLOCKS = new Set(
  'article aside blockquote dl div figure footer h1 h2 h3 h4 h5 h6 header hr img main nav ol p pre section svg table ul'.split(
    ' ',
  ),
);

/**
 * Prepares a page for the browser: links of the document as addresses, destinations for its blocks,
 * and, where it is to be marked, marks at whatever else has an id.
 */
export function withAnchors(html: string, anchored: Anchored): string {
  const named = new Set<string>();
  const out: string[] = [];
  /** Ids that stand where the next text does. */
  let waiting: string[] = [];
  let link: { at: number; ids: string[] } | undefined;
  for (const token of tokens(html)) {
    const { source, tag, id } = token;
    if (id !== undefined && BLOCKS.has(tag ?? '')) named.add(id);
    else if (id !== undefined && anchored === 'marked') waiting.push(id);
    if (tag === 'a') link = token.closes ? undefined : { at: out.length, ids: [] };
    const isMarked = waiting.length > 0 && isWords(token);
    if (!isMarked) out.push(tag === 'a' ? source.replace(IN_DOCUMENT, `$1${LINK}`) : source);
    else if (!link) out.push(`<a href="${addressOf(MARK, waiting)}">${source}</a>`);
    else {
      link.ids.push(...waiting);
      out[link.at] = (out[link.at] ?? '').replace(HREF, ` href="${addressOf(MARK, link.ids)}"`);
      out.push(source);
    }
    if (isMarked) waiting = [];
  }
  return withDestinations(out.join(''), named);
}

const HREF = /\shref=(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+)/i;
const IN_DOCUMENT = /(\shref=["']?)#/i;

const isWords = ({ source, tag }: Token): boolean => tag === undefined && !source.startsWith('<') && /\S/.test(source);

/** Characters that mean something else in an attribute, in a URL or in a list of ids. */
const ESCAPES: Readonly<Record<string, string>> = { '%': '%25', '"': '&quot;', ',': '%2C' };

/** Ids are as they are written in the page, with their character references. */
const addressOf = (before: string, ids: readonly string[]): string =>
  before + ids.map((id) => id.replace(/[%",]/g, (character) => ESCAPES[character] ?? character)).join(',');

/** Adds an empty link to each of the ids in a block that is not displayed: it leaves no annotation, tag or text. */
function withDestinations(html: string, ids: ReadonlySet<string>): string {
  const links = [...ids].map((id) => `<a href="${addressOf('#', [id])}"></a>`);
  const block = `<div hidden style="display:none!important">${links.join('')}</div>`;
  const at = html.lastIndexOf('</body>');
  return at < 0 ? html + block : html.slice(0, at) + block + html.slice(at);
}
