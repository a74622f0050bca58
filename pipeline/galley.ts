/** Galley's public interface. */
export { remarkRemarks, remarkStatistics } from './annotate/index.ts';
export type { UserConfig } from './build/config/schema.ts';
export { defineConfig, defineTemplate, folioOf } from './build/define.ts';
export type * from './build/events.ts';
export type { AnnotatedDocument } from './build/output/annotations.ts';
export type { PlainMessage } from './build/plain.ts';
export type * from './contract/index.ts';
export { Failure, severityOf } from './contract/index.ts';
export { type AnnotateInput, annotate, type BuildOptions, build, check } from './run.ts';
export { type WatchOptions, watch } from './watch.ts';
