import { finish } from '../print/finish.ts';
import { give, serve } from './channel.ts';

// Finishes PDFs.

const functions = {
  finish(...given: Parameters<typeof finish>): ReturnType<typeof finish> {
    const finished = finish(...given);
    return give(finished, finished.bytes);
  },
};
serve(functions);

export type FinishFunctions = typeof functions;
