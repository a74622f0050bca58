/** `id` of an element as it is written in HTML, with its quotes off and its character references on. */
const ID = /\sid=(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g;

/** Characters that mean something else in an attribute or in a URL. */
const ESCAPES: Readonly<Record<string, string>> = { '%': '%25', '"': '&quot;' };

/**
 * Adds an empty link to every element with an `id`, in a block that is not displayed.
 *
 * Chromium gives an element a named destination only where some link leads to it. Links that are not
 * displayed count, and leave no annotation, tag or text behind. What looks like an `id` inside text
 * gets a link to nowhere, which has no effect at all.
 */
export function addAnchors(html: string): string {
  const ids = new Set([...html.matchAll(ID)].map(([, double, single, bare]) => double ?? single ?? bare ?? ''));
  const links = [...ids].filter(Boolean).map((id) => `<a href="#${id.replace(/[%"]/g, (c) => ESCAPES[c] ?? c)}"></a>`);
  const block = `<div hidden style="display:none!important">${links.join('')}</div>`;
  const at = html.lastIndexOf('</body>');
  return at < 0 ? html + block : html.slice(0, at) + block + html.slice(at);
}
