import type { Result } from 'hastscript';
import type { TemplateContext } from '../../pipeline/contract/template.ts';

/** Footnotes, gathered behind the text: browsers cannot set them at the foot of a page. */
export function notes({ notes, labels }: TemplateContext): Result | undefined {
  if (notes.length === 0) return undefined;
  return (
    <section class="notes" aria-labelledby="notes">
      <h2 id="notes" data-generated>
        {labels.notes}
      </h2>
      <ol>{notes}</ol>
    </section>
  );
}
