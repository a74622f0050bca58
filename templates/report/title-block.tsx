import type { Result } from 'hastscript';
import type { TemplateContext } from '../../pipeline/contract/template.ts';

/** A printed report of an organisation has a cover; anything else begins on its first page. */
export function hasCover({ document, edition, options }: TemplateContext): boolean {
  if (edition.format !== 'pdf') return false;
  return typeof options.cover === 'boolean' ? options.cover : document.meta.organisation !== undefined;
}

/** Title, subtitle and byline: as the source prints them, else as its front matter has them. */
export function titleBlock(context: TemplateContext): Result {
  const { document, title, front } = context;
  const { meta, segments } = document;
  const titleId = segments.find(({ role }) => role === 'title')?.id;
  // A document that is signed behind its text says there who wrote it, and when.
  const has = (role: string) => segments.some((segment) => segment.role === role);
  const byline = [...(has('byline') ? [] : meta.authors), ...(has('date') || !meta.date ? [] : [dateOf(context)])];
  return (
    <header class="title-block">
      {meta.organisation ? (
        <p class="organisation furniture bold" data-generated>
          {meta.organisation}
        </p>
      ) : undefined}
      <h1 {...(titleId ? { id: titleId } : { 'data-generated': true })}>
        {title.flatMap((line, index) => [index > 0 ? <br /> : '', <span class="line">{line}</span>])}
      </h1>
      {!has('subtitle') && meta.subtitle ? (
        <p class="subtitle" data-generated>
          {meta.subtitle}
        </p>
      ) : undefined}
      {front.map(({ anchor, role, children }) => (
        <p id={anchor} class={role}>
          {children}
        </p>
      ))}
      {byline.length > 0 ? (
        <p class="byline" data-generated>
          {byline.map((part) => (
            <span class="part">{part}</span>
          ))}
        </p>
      ) : undefined}
    </header>
  );
}

/** The document's date in words, in its language. */
function dateOf({ document }: TemplateContext) {
  const { date = '', language } = document.meta;
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const words = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' });
  return <time datetime={date}>{words.format(Date.UTC(year, month - 1, day))}</time>;
}
