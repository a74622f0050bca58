import type { Pdf, Value } from './pdf/index.ts';

/** What is painted on a page or in a form: one content stream or several (ISO 32000-1, 7.8.2), one character a byte. */
export function contentOf(pdf: Pdf, contents: Value | undefined): string {
  const streams = pdf.array(contents) ?? [contents];
  return streams.map((stream) => pdf.stream(stream)?.content?.toString('latin1') ?? '').join('\n');
}
