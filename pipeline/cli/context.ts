import type { Output } from './output.ts';

/** What a command works with. */
export interface Context {
  output: Output;
  /** Aborts when the command is told to end. */
  signal: AbortSignal;
}
