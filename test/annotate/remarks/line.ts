import type { Quotation } from '../../../pipeline/contract/remark.ts';

/** A quotation as a line of the tables of cases. */
export function line(quotation: Quotation): string {
  if (quotation.type === 'mark') return `${quotation.class} | ${quotation.text}`;
  const isRemark = quotation.type === 'remark';
  const parts = (isRemark && quotation.fragments) || [quotation.content];
  const content = parts.flatMap((part) => part?.text ?? []).join(' + ');
  const later = isRemark ? (quotation.continued ?? []).map(({ text }) => text) : [];
  const words = [content, ...later].filter((part) => part !== '').join(' / ');
  const kind = isRemark ? quotation.kind : 'evidential';
  return [kind, quotation.source?.text ?? '-', quotation.cue?.text ?? '-', words].join(' | ');
}
