export { type Page, Pdf } from './document.ts';
export { readPdf } from './read.ts';
export { type Dict, dict, type Name, name, Ref, Stream, Text, type Value } from './values.ts';
export { writePdf } from './write.ts';
