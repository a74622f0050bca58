import { setFlagsFromString } from 'node:v8';

type Subset = typeof import('subset-font').default;

let subsetter: Promise<Subset> | undefined;

/**
 * Loads harfbuzz, the first time.
 *
 * V8 would begin to optimise it in the background after its first face, which keeps a core busy for
 * 300 ms just when the browser needs it, and a face takes 10 ms before and after. The budget says
 * how much of a function is run before it is optimised; modules that are already loaded keep theirs.
 */
export function loadSubsetter(): Promise<Subset> {
  if (!subsetter) {
    setFlagsFromString('--wasm-tiering-budget=2000000000');
    subsetter = import('subset-font').then((module) => module.default);
  }
  return subsetter;
}
