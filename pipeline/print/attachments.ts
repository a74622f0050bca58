import type { Attachment } from '../contract/index.ts';
import { dict, name, type Pdf, Stream, Text } from './pdf/index.ts';

/** Puts files into a PDF and says what they are to it (ISO 19005-3, 6.8). */
export function attachFiles(pdf: Pdf, attachments: readonly Attachment[], date: Date): void {
  if (attachments.length === 0) return;
  const files = attachments.map((attachment) => ({
    called: Text.of(attachment.name),
    file: pdf.add(specify(pdf, attachment, date)),
  }));
  // A tree of names is sorted (ISO 32000-1, 7.9.6).
  const sorted = files.toSorted((a, b) => Buffer.compare(a.called.bytes, b.called.bytes));
  const names = pdf.dict(pdf.catalog.get('/Names')) ?? dict({});
  names.set('/EmbeddedFiles', dict({ '/Names': sorted.flatMap(({ called, file }) => [called, file]) }));
  pdf.catalog.set('/Names', names);
  pdf.catalog.set(
    '/AF',
    files.map(({ file }) => file),
  );
}

/** What a reader is told of a file (ISO 32000-1, 7.11.3). */
function specify(pdf: Pdf, attachment: Attachment, date: Date) {
  const { type, bytes, description, relationship } = attachment;
  const called = Text.of(attachment.name);
  const day = Text.ofDate(date);
  const file = Stream.compressed(bytes, {
    '/Type': '/EmbeddedFile',
    '/Subtype': name(type),
    '/Params': dict({ '/Size': bytes.length, '/CreationDate': day, '/ModDate': day }),
  });
  return dict({
    '/Type': '/Filespec',
    '/F': called,
    '/UF': called,
    '/EF': dict({ '/F': pdf.add(file) }),
    '/Desc': Text.of(description),
    '/AFRelationship': `/${relationship}`,
  });
}
