import type { Context } from '../context.ts';
import { exits } from '../exit.ts';
import { printable, styleFor } from '../style.ts';

/** Flags of `galley worker`. */
export interface WorkerFlags {
  queue: string;
  config?: string;
  jobs?: number;
  quiet?: boolean;
}

/** `galley worker`: builds what is asked for through a queue, until it is interrupted. */
export async function worker(
  { queue, config, jobs, quiet }: WorkerFlags,
  { output, signal }: Context,
): Promise<number> {
  const { work } = await import('../../queue/worker.ts');
  const style = styleFor(output.colour);
  await work({
    ...{ queue, signal },
    ...(config !== undefined && { config }),
    ...(jobs !== undefined && { jobs }),
    onReady: () => output.err('Waiting for documents'),
    onDocument: (document, { ok, milliseconds }) => {
      if (quiet) return;
      const state = ok ? style.green('built') : style.red('failed');
      output.out(`${state} ${printable(document)} in ${(milliseconds / 1000).toFixed(1)} s`);
    },
  });
  return exits.success;
}
