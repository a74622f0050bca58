import type { PDFDocument } from '@cantoo/pdf-lib';
import type { Attachment } from '../contract/index.ts';
import type { PdfLib } from './pdf-lib.ts';

/** Puts files into a PDF and says what they are to it (ISO 19005-3, 6.8). They are written when it is saved. */
export async function attachFiles(
  document: PDFDocument,
  attachments: readonly Attachment[],
  date: Date,
  { AFRelationship }: PdfLib,
): Promise<void> {
  for (const { name, type, bytes, description, relationship } of attachments) {
    await document.attach(bytes, name, {
      mimeType: type,
      description,
      creationDate: date,
      modificationDate: date,
      afRelationship: AFRelationship[relationship],
    });
  }
}
