import { parentPort, workerData } from 'node:worker_threads';
import { createBirpc } from 'birpc';
import { makeDocument } from '../build/made.ts';
import { noteReading } from '../build/reuse/index.ts';
import { openWorkshop } from '../build/workshop.ts';
import { createDisk, createHost } from '../host/index.ts';
import { createPipeline } from '../index.ts';
import { channelOf } from './channel.ts';
import { createRemotePrinter } from './remote-printer.ts';
import { type MainFunctions, outcomeOf, packedMessage, type ThreadFunctions, type ThreadSetup } from './wire.ts';

// Makes documents for the main thread, which has the browser, and writes them. Nothing is written here, so that this
// thread can be ended in the middle of its work; a file that it reads is read to its end, or it would stay open.

const port = parentPort;
if (!port) throw new Error('Unexpected start of a thread as a program');
const { project, settings } = workerData as ThreadSetup;
const remote = createRemotePrinter(() => main);
const reading = noteReading({ ...createHost({ ...settings, onWarning() {} }), printer: remote.printer });
const opening = openWorkshop(
  { ...project, former: undefined, messages: [], sources: [] },
  {
    pipeline: createPipeline(reading.host),
    disk: createDisk(),
    reading,
    isAlone: false,
    signal: new AbortController().signal,
    emit(event) {
      if (event.type === 'stage') void main.onStage.asEvent(event.document, event.stage);
    },
  },
);
opening.catch(() => {});

const functions: ThreadFunctions = {
  ...remote.listeners,
  end: () => port.close(),
  open: () => outcomeOf(async () => void (await (await opening).template)),
  make: (input, path) =>
    outcomeOf(async () => {
      const { messages, ...made } = await makeDocument(input, path, await opening);
      const told = messages.map(({ message, ...more }) => ({ message: packedMessage(message), ...more }));
      return { ...made, messages: told, fonts: [...reading.fonts] };
    }),
};
const main = createBirpc<MainFunctions, ThreadFunctions>(functions, channelOf(port));
