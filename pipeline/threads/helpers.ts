import type { Host } from '../contract/index.ts';
import type { OpenFont } from '../html/index.ts';
import type { Helpers } from '../index.ts';
import { createAside } from './aside.ts';
import { codeOf } from './channel.ts';
import type { FinishFunctions } from './finish-thread.ts';
import type { FontFunctions } from './font-thread.ts';

/**
 * Threads that help the one that lays out: one for its fonts, which is started now, and one that finishes PDFs.
 * Undefined in code that runs from its sources.
 */
export function openHelpers(host: Pick<Host, 'fontPath'>, code = codeOf): Helpers | undefined {
  const [finishCode, fontCode] = [code('finish'), code('font')];
  if (!finishCode || !fontCode) return undefined;
  const finisher = createAside<FinishFunctions>(finishCode);
  const cutter = createAside<FontFunctions>(fontCode);
  cutter.warm();
  const openFont: OpenFont = async (file, folder) => {
    const { font, ...about } = await cutter.call('open', await host.fontPath(file, folder));
    return { ...about, subset: (characters) => cutter.call('subset', font, characters) };
  };
  return {
    openFont,
    finish: (...given) => finisher.call('finish', ...given),
    warmFinish: finisher.warm,
    async close() {
      await Promise.all([finisher.close(), cutter.close()]);
    },
  };
}
