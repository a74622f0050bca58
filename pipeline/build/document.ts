import { join } from 'node:path';
import type { Fact } from '../contract/index.ts';
import type { SourceInput } from '../index.ts';
import type { Source } from './discover.ts';
import type { DocumentResult, WrittenEdition } from './events.ts';
import type { Means } from './index.ts';
import type { MadeDocument } from './made.ts';
import { concernsAll, failureOf } from './messages.ts';
import { writeOutputs } from './output/write.ts';
import { plainTold } from './plain.ts';
import type { Project } from './project.ts';
import { readWithFormer } from './source.ts';
import { editionsIn, tell } from './tell.ts';

/** What a document is built with. */
export interface Builder extends Pick<Means, 'disk' | 'ledger' | 'emit' | 'signal'> {
  project: Project;
  /** Makes its outputs, in this thread or another. */
  make(input: SourceInput, path: string): Promise<MadeDocument>;
  /** Told what documents state, by their names. */
  facts: Map<string, readonly Fact[]>;
}

/**
 * Builds every edition of one document and writes them together, or none of them.
 *
 * A failure of the document is in the result; thrown are an abort, and what no document can do without.
 */
export async function buildDocument(source: Source, builder: Builder): Promise<DocumentResult> {
  const { project, disk, ledger, emit, signal, facts } = builder;
  const { name, path } = source;
  const began = performance.now();
  emit({ type: 'document:start', document: name, source: path });
  const folder = join(project.output, name);
  let input: SourceInput | undefined;
  let made: MadeDocument = { messages: [], facts: [] };
  try {
    input = await readWithFormer(source, project, disk);
    emit({ type: 'stage', document: name, stage: 'read' });
    made = await builder.make(input, path);
    if (made.outputs) {
      emit({ type: 'stage', document: name, stage: 'write' });
      await writeOutputs(disk, folder, made.outputs.contents, signal);
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (concernsAll(error)) throw error;
    made = { facts: made.facts, messages: [...made.messages, { message: failureOf(error, path) }] };
  }
  const { messages, outputs } = made;
  const stated = ownCopy(made.facts);
  facts.set(name, stated);
  let editions: WrittenEdition[] = [];
  if (input && outputs) {
    const { about, files } = outputs;
    const told = messages.map(plainTold);
    const record = ownCopy({ source: path, files, about, editions: outputs.editions, messages: told, facts: stated });
    await ledger?.made(name, input, record, outputs.read);
    editions = editionsIn(folder, record);
  }
  const milliseconds = Math.round(performance.now() - began);
  return tell({ name, source: path, ok: outputs !== undefined, folder, editions, milliseconds }, messages, emit);
}

/** A piece of a text keeps all of it in memory; what is remembered of each document is not to. */
const ownCopy = <T>(data: T): T => JSON.parse(JSON.stringify(data));
