import { type Dict, type Pdf, Text } from './pdf/index.ts';

/**
 * Mends the titles of the outline. A heading that begins a page may be painted, unseen, for the page
 * before as well, and then the browser writes each run of its words twice into its title.
 *
 * @param html The page that was printed, as `rehype-stringify` writes it.
 */
export function mendOutline(pdf: Pdf, html: string): void {
  const headings = headingsOf(html);
  mendBelow(pdf.dict(pdf.catalog.get('/Outlines')));

  function mendBelow(parent: Dict | undefined): void {
    let entry = pdf.dict(parent?.get('/First'));
    while (entry) {
      const title = pdf.words(entry.get('/Title'));
      const mended = title === undefined ? undefined : headingOf(title, headings);
      if (mended !== undefined) entry.set('/Title', Text.of(mended));
      mendBelow(entry);
      entry = pdf.dict(entry.get('/Next'));
    }
  }
}

/** The heading that a title repeats the words of, if it does. */
function headingOf(title: string, headings: readonly string[]): string | undefined {
  const printed = bare(title);
  if (headings.some((heading) => bare(heading) === printed)) return undefined;
  return headings.find((heading) => stutters(printed, bare(heading)));
}

/** Whether a title is the characters of a heading, in order, each of them once or twice. */
function stutters(title: string, heading: string): boolean {
  if (title.length > 2 * heading.length || title.length <= heading.length) return false;
  let at = 0;
  for (const character of title) if (heading.startsWith(character, at)) at += character.length;
  return at === heading.length && [...title].every((character) => heading.includes(character));
}

const HEADING = /<h([1-6])\b[^>]*>([\s\S]*?)<\/h\1>/g;

/** The words of every heading. */
function headingsOf(html: string): string[] {
  return [...html.matchAll(HEADING)].map(([, , inside = '']) => {
    const words = inside.replace(/<br\b[^>]*>/g, ' ').replace(/<[^>]*>/g, '');
    return decoded(words).replace(/\s+/g, ' ').trim();
  });
}

function decoded(text: string): string {
  return text.replace(/&#x([0-9A-F]{1,6});/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}

const bare = (text: string) => text.replace(/\s+/g, '');
