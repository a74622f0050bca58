import { Failure } from '../contract/index.ts';

/** Where a command writes. */
export interface Output {
  /** What was asked for. */
  out(line: string): void;
  /** What a person should know. */
  err(line: string): void;
  /** A line that the next one takes the place of; does nothing where there is no terminal. */
  status(line: string): void;
  /** Whether there is a terminal that shows a status line. */
  terminal: boolean;
  /** Columns of the terminal. */
  columns: number;
  colour: boolean;
}

type Stream = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

/** Output on streams that may be closed at any time: `galley build | head` is no error. */
export function createOutput(
  { stdout, stderr }: { stdout: Stream; stderr: Stream },
  env: Readonly<Record<string, string | undefined>>,
): Output {
  const terminal = stderr.isTTY === true && env.TERM !== 'dumb' && !env.CI;
  let shown = false;
  const line = (stream: Stream) => {
    let open = true;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      open = false;
      if (error.code !== 'EPIPE' && error.code !== 'EIO') throw unwritable(error);
    });
    return (text: string) => {
      if (open) stream.write(text);
    };
  };
  const [toOut, toErr] = [line(stdout), line(stderr)];
  const clear = () => {
    if (shown) toErr('\r\u001B[K');
    shown = false;
  };
  return {
    out: (text) => {
      clear();
      toOut(`${text}\n`);
    },
    err: (text) => {
      clear();
      toErr(`${text}\n`);
    },
    status: (text) => {
      if (!terminal) return;
      clear();
      toErr(text);
      shown = text !== '';
    },
    terminal,
    columns: stderr.columns ?? 100,
    colour: wantsColour(env, stderr.isTTY === true),
  };
}

function unwritable(cause: Error): Failure {
  return new Failure('output/write-failed', `Cannot write what was asked for: ${cause.message}`, {
    note: 'Check the disk, or send the output elsewhere.',
    cause,
  });
}

/** https://no-color.org and its counterpart. */
function wantsColour(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return isTerminal && env.TERM !== 'dumb';
}
