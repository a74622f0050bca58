import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What cleaning up may take, ms; a command that is interrupted ends within five seconds. */
const GRACE = 4_000;

/** What a template may leave running after the work is done, ms. */
const LINGER = 2_000;

/** Ends the process once all is written, even if some timer or socket of a template goes on. */
export function endSoon(stdout: NodeJS.WriteStream): void {
  setTimeout(() => (stdout.writableLength > 0 ? endSoon(stdout) : process.exit()), LINGER).unref();
}

/** A signal that told the command to end. */
export class Interrupted extends Error {
  override name = 'Interrupted';
  readonly number: number;
  constructor(signal: (typeof SIGNALS)[number]) {
    super(`Interrupted by ${signal}`);
    this.number = constants.signals[signal];
  }
}

/** Until it is released, turns signals and errors that nobody caught into an abort. */
export interface Interruption {
  signal: AbortSignal;
  release(): void;
}

/**
 * The first signal aborts the work, which then cleans up. `end` is called, and has to end the process,
 * when the grace for that is over, or at once on a second signal.
 */
export function watchInterruption(end: (reason: unknown) => never): Interruption {
  const controller = new AbortController();
  const interrupt = (reason: unknown) => {
    if (controller.signal.aborted) end(reason);
    controller.abort(reason);
    setTimeout(end, GRACE, reason).unref();
  };
  const handlers = SIGNALS.map((name) => [name, () => interrupt(new Interrupted(name))] as const);
  for (const [name, handler] of handlers) process.on(name, handler);
  process.on('uncaughtException', interrupt);
  return {
    signal: controller.signal,
    release: () => {
      for (const [name, handler] of handlers) process.off(name, handler);
      process.off('uncaughtException', interrupt);
    },
  };
}
