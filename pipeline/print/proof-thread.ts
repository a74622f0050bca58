import { parentPort, workerData } from 'node:worker_threads';
import type { SourceWords } from '../contract/index.ts';
import { lostText } from './proof.ts';
import { openRaw } from './raw-pdf.ts';

/** The proof of a text in a thread of its own: answers once, with what is lost. */
const { words, raw } = workerData as { words: readonly SourceWords[]; raw: Uint8Array };
parentPort?.postMessage(lostText(words, openRaw(raw)));
