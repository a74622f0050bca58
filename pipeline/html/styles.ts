import { isAbsolute, join } from 'node:path';
import { type Edition, Failure, type Host, type LoadedTemplate } from '../contract/index.ts';

/**
 * Reads the style sheets of a template for one format, in their order.
 *
 * Throws `template/style` for one that cannot be read.
 */
export async function readStyles(
  template: LoadedTemplate,
  { format }: Pick<Edition, 'format'>,
  host: Pick<Host, 'readFile'>,
): Promise<string[]> {
  const { common = [], screen = [], print = [] } = template.styles;
  const files = [...common, ...(format === 'pdf' ? print : screen)];
  const sheets = await Promise.all(files.map((file) => readStyle(file, template, host)));
  const page = format === 'pdf' && template.paper ? [pageSize(template.paper.size, template.name)] : [];
  return [...sheets, ...page].map(styleContent);
}

async function readStyle(
  file: string,
  { folder, name }: LoadedTemplate,
  host: Pick<Host, 'readFile'>,
): Promise<string> {
  try {
    const bytes = await host.readFile(isAbsolute(file) ? file : join(folder, file));
    return new TextDecoder().decode(bytes);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(
      'template/style',
      `Unexpected style sheet \`${file}\` in template \`${name}\`: ${error.message}`,
      {
        cause: error,
        note: 'Name files in the folder of the template under `styles`.',
      },
    );
  }
}

/** A name with or without an orientation, or one or two lengths below ten metres (CSS Paged Media 3, § 7.1). */
const LENGTH = String.raw`\d{1,4}(?:\.\d+)?(?:mm|cm|q|in|pt|pc|px)`;
const PAGE_SIZE = new RegExp(`^(?:[a-z][a-z0-9-]*(?: +(?:portrait|landscape))?|${LENGTH}(?: +${LENGTH})?)$`, 'i');

/** The paper of the configuration wins over that of the style sheets, so it comes last. */
function pageSize(size: string, template: string): string {
  if (!PAGE_SIZE.test(size)) {
    throw new Failure('template/paper', `Unexpected paper size \`${size}\`, expected \`A4\` or \`176mm 250mm\``, {
      note: `Give template \`${template}\` a CSS page size.`,
    });
  }
  return `@page{size:${size}}`;
}

/**
 * A style sheet as the content of a `style` element: nothing in it ends the element, and its line
 * endings are those that a browser takes the digest of.
 */
export function styleContent(css: string): string {
  return css
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/<\/(?=style)/gi, '<\\/');
}
