import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { defaultJobs } from '../../pipeline/build/config/defaults.ts';
import type { Project } from '../../pipeline/build/project.ts';
import { threadsPay } from '../../pipeline/threads/pay.ts';

const machine = vi.hoisted(() => ({ processors: 2, memory: 0 }));
vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  availableParallelism: () => machine.processors,
  totalmem: () => machine.memory,
}));

beforeEach(() => {
  machine.memory = 64e9;
});

const project = (formats: ('html' | 'pdf')[], threads?: boolean) =>
  ({ threads, editions: formats.map((format) => ({ format, variant: 'reading' })) }) as unknown as Project;

describe('threads are started', () => {
  it.each([
    [1, 1000, ['html'], false],
    [2, 99, ['html'], false],
    [2, 100, ['html'], true],
    [2, 1000, ['html', 'pdf'], false],
    [3, 3, ['html', 'pdf'], false],
    [3, 4, ['html', 'pdf'], true],
    [64, 4, ['html'], true],
  ] as const)('on %i processors for %i documents of %j: %j', (processors, documents, formats, pays) => {
    machine.processors = processors;
    expect(threadsPay(project([...formats]), documents)).toBe(pays);
  });

  it('or not, as is asked for', () => {
    machine.processors = 64;
    expect(threadsPay(project(['pdf'], false), 1000)).toBe(false);
    machine.processors = 1;
    expect(threadsPay(project(['pdf'], true), 1)).toBe(true);
  });
});

test.each([
  [1, 64e9, 2],
  [2, 64e9, 3],
  [16, 64e9, 17],
  [16, 4e9, 8],
  [16, 0.4e9, 2],
  [128, 512e9, 64],
])('on %i processors with %d bytes, %i documents are in work', (processors, memory, jobs) => {
  Object.assign(machine, { processors, memory });
  vi.spyOn(process, 'constrainedMemory').mockReturnValue(0);
  expect(defaultJobs()).toBe(jobs);
  // In a container.
  vi.spyOn(process, 'constrainedMemory').mockReturnValue(1.5e9);
  expect(defaultJobs()).toBe(Math.min(jobs, 3));
});
