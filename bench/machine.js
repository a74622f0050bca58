import { availableParallelism, cpus, totalmem } from 'node:os';

/** What a figure was measured on; the loop says how fast the machine was at the time, which on shared ones changes. */
export function machine() {
  const cpu = cpus()[0]?.model ?? 'unknown processor';
  const began = performance.now();
  let sum = 0;
  for (let step = 0; step < 1e8; step += 1) sum = (sum * 31 + step) | 0;
  const loop = performance.now() - began + (sum === 0 ? 0 : 0);
  return `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${cpu}, Node ${process.version}; a loop of 10⁸ steps takes ${loop.toFixed(0)} ms`;
}

export const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
