import { setImmediate } from 'node:timers/promises';
import { CommanderError } from 'commander';
import { galleyVersion } from '../build/self.ts';
import { exitCodeOf, exits, explain } from './exit.ts';
import { endSoon, watchInterruption } from './interrupt.ts';
import { createOutput } from './output.ts';
import { createProgram } from './program.ts';

/** Runs the command line and returns its exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const output = createOutput(process, process.env);
  const interruption = watchInterruption((reason) => {
    explain(reason, output);
    process.exit(exitCodeOf(reason));
  });
  let code: number = exits.success;
  const program = createProgram(galleyVersion, async (command) => {
    code = await command({ output, signal: interruption.signal });
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    // A full disk shows behind the last line that was written.
    await setImmediate();
    interruption.signal.throwIfAborted();
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exits.success : exits.usage;
    explain(error, output);
    return exitCodeOf(error);
  } finally {
    interruption.release();
    endSoon(process.stdout);
  }
  return code;
}
