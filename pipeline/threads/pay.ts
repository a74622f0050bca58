import { availableParallelism } from 'node:os';
import type { Project } from '../build/project.ts';

/** The fewest documents that threads pay for: on two processors, what is won is little more than what they take to load. */
const FEWEST = 4;
const FEWEST_ON_TWO = 100;

/** Whether documents are made sooner in threads, one for each that is in work. */
export function threadsPay({ threads, editions }: Project, documents: number): boolean {
  if (threads !== undefined) return threads;
  const processors = availableParallelism();
  if (processors > 2) return documents >= FEWEST;
  // The browser prints beside the one thread: both processors have work already.
  const prints = editions.some(({ format }) => format === 'pdf');
  return processors === 2 && !prints && documents >= FEWEST_ON_TWO;
}
