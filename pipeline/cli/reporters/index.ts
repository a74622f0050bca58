import type { Listener } from '../../build/events.ts';
import type { Output } from '../output.ts';
import { jsonReporter } from './json.ts';
import { peopleReporter } from './people.ts';

/** Which reporter a command's flags ask for. */
export interface ReporterFlags {
  json?: boolean;
  quiet?: boolean;
  /** Nothing is built: print information too, and what was read rather than made. */
  checking?: boolean;
}

/** Tells what happens in a build. */
export interface Reporter {
  listen: Listener;
  /** Tells why the build ended before its time; returns whether that was all that is to be said. */
  failed(error: unknown): boolean;
  /** Takes the status line away. */
  close(): void;
}

export function createReporter(flags: ReporterFlags, output: Output): Reporter {
  return flags.json ? jsonReporter(output) : peopleReporter(flags, output);
}
