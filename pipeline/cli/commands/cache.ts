import { isAbsolute, relative } from 'node:path';
import type { Context } from '../context.ts';
import { exits } from '../exit.ts';
import { printable } from '../style.ts';

/** Flags of `galley cache`. */
export interface CacheFlags {
  config?: string;
  prune?: boolean;
  clear?: boolean;
}

/** `galley cache`: what is kept of earlier builds. */
export async function cache({ config, prune, clear }: CacheFlags, { output, signal }: Context): Promise<number> {
  const kept = await (await import('../../run.ts')).tidyCache({
    signal,
    ...(config !== undefined && { config }),
    ...((prune || clear) && { tidy: clear ? 'clear' : 'prune' }),
  });
  if (!kept) {
    output.out('No cache: this folder has no configuration, or it says `cache: false`.');
    return exits.success;
  }
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  const where = printable((isAbsolute(kept.place) && relative('.', kept.place)) || kept.place);
  output.out(`${where}: ${kept.documents} documents, ${megabytes(kept.bytes)} of at most ${megabytes(kept.maxSize)}`);
  return exits.success;
}
