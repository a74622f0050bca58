import type { Context } from '../context.ts';
import { exits, explain } from '../exit.ts';
import { type BuildFlags, optionsOf } from '../flags.ts';
import { createReporter, type ReporterFlags } from '../reporters/index.ts';

/** `galley watch`: builds, and again at each change, until it is interrupted. */
export async function watch(paths: string[], flags: ReporterFlags & BuildFlags, context: Context): Promise<number> {
  const { output, signal } = context;
  const run = await import('../../watch.ts');
  let reporter = createReporter(flags, output);
  const next = () => {
    reporter.close();
    reporter = createReporter(flags, output);
  };
  await run.watch({
    ...optionsOf(paths, flags),
    signal,
    onEvent: (event) => reporter.listen(event),
    onBuild: next,
    onFailure: (error) => {
      if (!reporter.failed(error)) explain(error, output);
      next();
    },
  });
  reporter.close();
  return exits.success;
}
