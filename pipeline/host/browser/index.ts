export { type BrowserReport, describeBrowser } from './describe.ts';
export { type FindOptions, findBrowser } from './find.ts';
export type { Env, Executable, FoundBrowser } from './found.ts';
export { type BrowserPrinter, createPrinter, type PrinterOptions } from './printer.ts';
