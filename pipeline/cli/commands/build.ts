import type { BuildResult } from '../../build/events.ts';
import type { BuildOptions } from '../../run.ts';
import type { Context } from '../context.ts';
import { exitCodeFor, exitCodeOf } from '../exit.ts';
import { type BuildFlags, optionsOf } from '../flags.ts';
import { createReporter, type ReporterFlags } from '../reporters/index.ts';

/** `galley build`: exits with 1 where a document failed or has an error. */
export async function build(paths: string[], flags: BuildFlags, context: Context): Promise<number> {
  return report(flags, context, async (options) =>
    (await import('../../run.ts')).build({
      ...optionsOf(paths, flags),
      ...(flags.queue !== undefined && { queue: flags.queue }),
      ...options,
    }),
  );
}

/** `galley check`: messages only; exits with 1 on an error, with `--strict` on a warning too. */
export async function check(paths: string[], flags: BuildFlags, context: Context): Promise<number> {
  return report({ ...flags, checking: true }, context, async (options) =>
    (await import('../../run.ts')).check({ ...optionsOf(paths, flags), ...options }),
  );
}

async function report(
  flags: ReporterFlags & BuildFlags,
  { output, signal }: Context,
  run: (options: Pick<BuildOptions, 'onEvent' | 'signal'>) => Promise<BuildResult>,
): Promise<number> {
  const reporter = createReporter(flags, output);
  try {
    const { documents, failed, errors, warnings } = await run({ onEvent: reporter.listen, signal });
    const messages = documents.flatMap((document) => document.messages);
    return exitCodeFor(messages, failed + errors + (flags.strict ? warnings : 0) > 0);
  } catch (error) {
    if (!reporter.failed(error)) throw error;
    return exitCodeOf(error);
  } finally {
    reporter.close();
  }
}
