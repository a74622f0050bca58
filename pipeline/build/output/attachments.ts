import { basename, extname } from 'node:path';
import type { Attachment, GalleyDocument } from '../../contract/index.ts';
import type { SourceInput } from '../../index.ts';
import { annotatedDocument } from './annotations.ts';
import { BOM } from './csv.ts';
import { json } from './json.ts';
import { statisticsTable } from './tables.ts';

/** What PDF/A-3 lets a PDF carry: the files that it was made from, its annotations, and its figures as a table. */
export function attachmentsOf(input: SourceInput, document: GalleyDocument, csv: { bom: boolean }): Attachment[] {
  const sources = [...input.files, ...(input.decisions ? [input.decisions] : [])].map(
    ({ path, bytes }): Attachment => ({
      name: basename(path),
      type: TYPES[extname(path)] ?? 'text/plain',
      bytes,
      description: 'Source of this document',
      relationship: 'Source',
    }),
  );
  const data = (name: string, type: string, text: string, description: string): Attachment => ({
    name,
    type,
    bytes: Buffer.from(text),
    description,
    relationship: 'Data',
  });
  return [
    ...sources,
    data('annotations.json', 'application/json', json(annotatedDocument(document)), 'Annotations of this document'),
    data('statistics.csv', 'text/csv', (csv.bom ? BOM : '') + statisticsTable(document), 'Statistics in this document'),
  ];
}

const TYPES: Readonly<Record<string, string>> = {
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.yaml': 'application/yaml',
};
