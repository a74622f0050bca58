import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Workspace } from './workspace.ts';

/** A browser's process with its group, its pipes and its folder. */
export interface BrowserProcess {
  pid: number;
  /** The two ends of `--remote-debugging-pipe`. */
  to: Writable;
  from: Readable;
  /** Resolves to what the process said last, once it has ended or could not be started. */
  ended: Promise<string>;
  alive(): boolean;
  /** Ended by a signal. */
  crashed(): boolean;
  said(): string;
  /** Kills what is left of the process group and removes its folder. */
  destroy(): Promise<void>;
}

const KEPT_OUTPUT = 8_000;

/** Starts the program; a failure to do so shows as an early end. */
export function startProcess(path: string, flags: readonly string[], workspace: Workspace): BrowserProcess {
  const child = spawn(path, flags, {
    // A group of its own: killed as a whole, and not reached by the terminal's Ctrl-C.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: workspace.env,
    windowsHide: true,
  });
  let output = '';
  let alive = true;
  let crashed = false;
  child.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-KEPT_OUTPUT);
  });
  const ended = new Promise<string>((resolve) => {
    const end = (said: string) => {
      alive = false;
      resolve(said);
    };
    child.once('error', (error) => end(error.message));
    child.once('close', () => end(output));
    child.once('exit', (code, signal) => {
      alive = false;
      crashed = signal !== null;
      output += `\n(${signal ?? `exit code ${code}`})`;
      // A grandchild can hold the pipes open; what was said is there by now.
      setTimeout(() => end(output), 200).unref();
    });
  });
  const atExit = () => {
    killGroup(child);
    workspace.removeNow();
  };
  process.once('exit', atExit);
  return {
    pid: child.pid ?? 0,
    to: child.stdio[3] as Writable,
    from: child.stdio[4] as Readable,
    ended,
    alive: () => alive,
    crashed: () => crashed,
    said: () => output,
    async destroy() {
      killGroup(child);
      await ended;
      for (const stream of child.stdio) stream?.destroy();
      process.removeListener('exit', atExit);
      await workspace.remove();
    },
  };
}

/** SIGKILL for a browser and its children: also for those that outlived it. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing of the group is left.
  }
}
