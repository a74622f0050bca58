import type { Element, ElementContent } from 'hast';

const PREFIX = /^(附\s*件[：:])?\s*(\d{1,2}[.．、]\s*)?/u;

/** What stands before the name of an attachment, in boxes of its own: further lines begin below the name (§ 7.3.4). */
export function attachmentItem({ children }: Element): ElementContent[] {
  const [first, ...rest] = children;
  if (first?.type !== 'text') return children;
  const [prefix, label, number] = PREFIX.exec(first.value) ?? [''];
  return [
    label ? ((<span class="label-box">{label}</span>) as Element) : undefined,
    number ? ((<span class="number-box">{number}</span>) as Element) : undefined,
    { ...first, value: first.value.slice(prefix.length) },
    ...rest,
  ].filter((node) => node !== undefined);
}
