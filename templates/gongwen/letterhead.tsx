import type { Result } from 'hastscript';
import type { TemplateContext } from '../../pipeline/contract/template.ts';

/** Whether a document has a head of its own: one that says who issues it, or under which number. */
export const hasLetterhead = ({ document }: TemplateContext): boolean => {
  const { issuer, number } = document.meta.official ?? {};
  return issuer !== undefined || number !== undefined;
};

/** 发文机关标志: as the document has it, or its organisation with the word 文件. */
export function issuerOf({ document: { meta } }: TemplateContext): string {
  return meta.official?.issuer ?? (meta.organisation === undefined ? '' : `${meta.organisation}文件`);
}

/** 版头: all above the red line of the first page (GB/T 9704-2012 § 7.2). */
export function letterhead(context: TemplateContext): Result | undefined {
  if (!hasLetterhead(context)) return undefined;
  const { copyNumber, classification, urgency, number, signatory } = context.document.meta.official ?? {};
  const issuer = issuerOf(context);
  return (
    <header class="letterhead" data-generated>
      <div class="handling">
        {copyNumber && <p class="copy-number">{copyNumber}</p>}
        {classification && <p class="classification">{classification}</p>}
        {urgency && <p class="urgency">{urgency}</p>}
      </div>
      {issuer && <p class="issuer">{issuer}</p>}
      <p class={['registration', signatory ? 'signed' : '']}>
        <span>{number ?? ''}</span>
        {signatory && (
          <span>
            签发人：<span class="signer">{signatory}</span>
          </span>
        )}
      </p>
    </header>
  );
}
