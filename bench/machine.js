import { availableParallelism, cpus, totalmem } from 'node:os';

/** What a figure was measured on. */
export function machine() {
  const cpu = cpus()[0]?.model ?? 'unknown processor';
  return `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${cpu}, Node ${process.version}`;
}

export const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
