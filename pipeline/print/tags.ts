/** Comments, elements whose content is not markup, tags with their attributes, text. */
const TOKEN =
  /<!--[\s\S]*?-->|<(style|script|title|textarea)\b[\s\S]*?<\/\1\s*>|<\/?[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>|[^<]+|</gi;

/** A tag or a stretch of text of a page, as it is written. */
export interface Token {
  source: string;
  /** Name of the element that the tag begins or ends; text and comments have none. */
  tag?: string;
  closes?: boolean;
  /** Value of its `id`, with character references as they are written. */
  id?: string;
}

const NAME = /^<(\/?)([a-z][^\s/>]*)/i;
const ID = /\sid=(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/i;

/** Cuts a page into its tags and what is between them. Put together again they are the page. */
export function* tokens(html: string): Iterable<Token> {
  for (const [source, opaque] of html.matchAll(TOKEN)) {
    const [, slash, tag] = opaque === undefined ? (NAME.exec(source) ?? []) : [];
    if (tag === undefined) yield { source };
    else if (slash === '/') yield { source, tag, closes: true };
    else {
      const [, double, single, bare] = ID.exec(source) ?? [];
      const id = double ?? single ?? bare;
      yield { source, tag, ...(id && { id }) };
    }
  }
}
