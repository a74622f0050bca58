import type { Listener } from '../../build/events.ts';
import type { Output } from '../output.ts';
import { githubReporter } from './github.ts';
import { jsonReporter } from './json.ts';
import { peopleReporter } from './people.ts';
import { sarifReporter } from './sarif.ts';

/** Which reporter a command's flags ask for. */
export interface ReporterFlags {
  /** The same as `reporter: 'json'`. */
  json?: boolean;
  reporter?: ReporterName;
  quiet?: boolean;
  /** Warnings count as errors, and are printed where errors are. */
  strict?: boolean;
  /** Nothing is built: print information too, and what was read rather than made. */
  checking?: boolean;
}

/** Tells what happens in a build. */
export interface Reporter {
  listen: Listener;
  /** Tells why the build ended before its time; returns whether that was all that is to be said. */
  failed(error: unknown): boolean;
  /** Takes the status line away; prints what can only be printed at the end. */
  close(): void;
}

export type ReporterName = 'pretty' | 'json' | 'github' | 'sarif';

const REPORTERS: { readonly [name in ReporterName]: (flags: ReporterFlags, output: Output) => Reporter } = {
  pretty: peopleReporter,
  json: (_flags, output) => jsonReporter(output),
  github: githubReporter,
  sarif: sarifReporter,
};

export function createReporter(flags: ReporterFlags, output: Output): Reporter {
  return REPORTERS[flags.reporter ?? (flags.json ? 'json' : 'pretty')](flags, output);
}
