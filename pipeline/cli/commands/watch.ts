import type { Context } from '../context.ts';
import { exits, explain } from '../exit.ts';
import { type BuildFlags, optionsOf } from '../flags.ts';
import { createReporter, type ReporterFlags } from '../reporters/index.ts';

type Flags = ReporterFlags & BuildFlags;

/** `galley watch`: builds, and again at each change, until it is interrupted. */
export async function watch(paths: string[], flags: Flags, context: Context): Promise<number> {
  const { watch: run } = await import('../../watch.ts');
  return again(flags, context, (listeners) => run({ ...optionsOf(paths, flags), ...listeners }));
}

/** `galley preview`: the same, with a page that shows the editions. */
export async function preview(paths: string[], flags: Flags & { port?: number }, context: Context): Promise<number> {
  const { preview: run } = await import('../../preview/index.ts');
  const onServe = (url: string) => context.output.err(`Preview: ${url}`);
  return again(flags, context, (listeners) =>
    run({ ...optionsOf(paths, flags), ...listeners, port: flags.port ?? PORT, onServe }),
  );
}

/** Of the preview, unless another one is asked for. */
const PORT = 4321;

type Listeners = Pick<
  Parameters<typeof import('../../watch.ts').watch>[0],
  'signal' | 'onEvent' | 'onBuild' | 'onFailure'
>;

/** Each build has a reporter of its own. */
async function again(
  flags: Flags,
  { output, signal }: Context,
  run: (listeners: Listeners) => Promise<void>,
): Promise<number> {
  let reporter = createReporter(flags, output);
  const next = () => {
    reporter.close();
    reporter = createReporter(flags, output);
  };
  await run({
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
