import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is remembered of a document: the words of its segments. */
export type Words = readonly { id: string; text: string }[];

interface Annotations {
  segments?: { id: string; role: string; text: string }[];
}

interface Report {
  editions?: { format: string; variant: string; pageMap?: Record<string, { page: number }> }[];
}

/** The words of a document as they were built last. Nothing where it was not. */
export async function wordsOf(folder: string, name: string): Promise<Words> {
  const { segments = [] } = (await json<Annotations>(join(folder, name, 'annotations.json'))) ?? {};
  return segments.filter(({ role }) => role !== 'noise').map(({ id, text }) => ({ id, text }));
}

/** The first segment that is not as it was, and the page of the reading PDF that it is on. */
export async function editedIn(
  before: Words,
  now: Words,
  folder: string,
  name: string,
): Promise<{ anchor?: string; page?: number }> {
  const index = now.findIndex(({ text }, i) => text !== before[i]?.text);
  // Where the end was taken away, what is now the end is shown.
  const at = index >= 0 ? now[index] : now.length < before.length ? now.at(-1) : undefined;
  if (!at || before.length === 0) return {};
  const report = await json<Report>(join(folder, name, 'report.json'));
  const printed = report?.editions?.filter(({ format }) => format === 'pdf') ?? [];
  const page = (printed.find(({ variant }) => variant === 'reading') ?? printed[0])?.pageMap?.[at.id]?.page;
  return { anchor: at.id, ...(page !== undefined && { page }) };
}

async function json<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch {
    return undefined;
  }
}
