import type { Failure } from '../../pipeline/contract/index.ts';

/** The failures that a promise rejects with; an empty list where it does not. */
export async function failuresOf(work: Promise<unknown>): Promise<Failure[]> {
  try {
    await work;
    return [];
  } catch (error) {
    return error instanceof AggregateError ? error.errors : [error as Failure];
  }
}

/** The one failure that a promise rejects with. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const [only, ...more] = await failuresOf(work);
  if (only === undefined || more.length > 0) throw new Error(`expected one failure, found ${more.length || 'none'}`);
  return only;
}
