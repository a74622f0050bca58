// Run as a process of its own: prints the book of a job into a file.
import { writeFileSync } from 'node:fs';
import { createPrinter } from '../../pipeline/host/browser/index.ts';
import { printEdition } from '../../pipeline/print/index.ts';
import { book, metadata } from './book.ts';

const [job = '', out = ''] = process.argv.slice(2);
const { chapters, sentences } = JSON.parse(job) as { chapters: number; sentences: number };

const printer = createPrinter({ env: process.env, onWarning() {} });
const { bytes } = await printEdition({ render: book(chapters, sentences).render, printer, metadata, deadline: 30_000 });
await printer.close();
writeFileSync(out, bytes);
