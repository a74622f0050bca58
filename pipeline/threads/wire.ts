import { VFileMessage } from 'vfile-message';
import type { Stage } from '../build/events.ts';
import type { MadeDocument } from '../build/made.ts';
import { messageOf, type PlainMessage, plainMessage } from '../build/plain.ts';
import type { Project } from '../build/project.ts';
import { Failure, type PrintJob } from '../contract/index.ts';
import type { HostSettings } from '../host/index.ts';
import type { SourceInput } from '../index.ts';

/** What a thread is started with: all that can be copied. */
export interface ThreadSetup {
  project: Omit<Project, 'former' | 'messages' | 'sources'>;
  settings: Omit<HostSettings, 'onWarning'>;
}

/** What a thread is asked for. */
export interface ThreadFunctions {
  /** Resolves when the template is loaded and the bibliography read. */
  open(): Promise<Outcome<void>>;
  make(input: SourceInput, path: string): Promise<Outcome<WireDocument>>;
  /** Of a print: the browser has all that it needs. */
  onLoaded(print: number): void;
  onRefused(print: number, url: string): void;
  /** Asks for nothing more: it ends when it has read what it is reading, so that no file stays open. */
  end(): void;
}

/** What a thread asks for: the browser, which all share. */
export interface MainFunctions {
  print(tab: number, print: number, job: WireJob): Promise<Outcome<Uint8Array>>;
  closeTab(tab: number): void;
  onStage(document: string, stage: Stage): void;
}

/** A page to print, without what is called while it is. */
export type WireJob = Omit<PrintJob, 'onLoaded' | 'onRefused'>;

export interface WireDocument extends Omit<MadeDocument, 'messages'> {
  messages: { message: WireMessage; excerpt?: string }[];
  /** The fonts that the thread has read so far, with the folders of who asked. */
  fonts: [file: string, folder: string][];
}

/** What came of a call: an error that is thrown into another thread loses its class. */
export type Outcome<Value> = { value: Value } | { error: WireError };

/** A message as it can be copied. */
export interface WireMessage {
  plain: PlainMessage;
  /** Whether it ends what it concerns. */
  isFailure: boolean;
  /** The error that it is about, with its trace. */
  cause?: Error;
}

export type WireError = WireMessage | Error;

export async function outcomeOf<Value>(work: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error: packed(error) };
  }
}

/** The value, or the error thrown. */
export function resultOf<Value>(outcome: Outcome<Value>): Value {
  if ('value' in outcome) return outcome.value;
  throw unpacked(outcome.error);
}

const packed = (error: unknown): WireError =>
  error instanceof VFileMessage ? packedMessage(error) : plainError(error);

const unpacked = (error: WireError): Error => (error instanceof Error ? error : unpackedMessage(error));

export function packedMessage(message: VFileMessage): WireMessage {
  const { cause } = message;
  const isForeign = cause instanceof Error && !(cause instanceof VFileMessage);
  return {
    plain: plainMessage(message),
    isFailure: message instanceof Failure,
    ...(isForeign && { cause: plainError(cause) }),
  };
}

export function unpackedMessage({ plain, isFailure, cause }: WireMessage): VFileMessage {
  const message = messageOf(plain);
  if (cause) message.cause = cause;
  // What a failure has beyond a message is its class.
  return isFailure ? Object.setPrototypeOf(message, Failure.prototype) : message;
}

/** An error may have been given anything, also what cannot be copied. */
function plainError(error: unknown): Error {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return Object.assign(new Error(message), { name, stack });
}
