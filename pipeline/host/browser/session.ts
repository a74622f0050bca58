import { setTimeout as sleep } from 'node:timers/promises';
import { FLAGS } from './flags.ts';
import type { Env, Executable } from './found.ts';
import { pipeTransport } from './pipe.ts';
import { type BrowserProcess, startProcess } from './process.ts';
import { type Browser, loadPuppeteer } from './puppeteer.ts';
import { startFailure, startTimeout } from './start-failure.ts';
import { makeWorkspace } from './workspace.ts';

/** A running browser. */
export interface Session {
  browser: Browser;
  pid: number;
  /** False as soon as the process has ended or its pipe has closed. */
  alive(): boolean;
  /** Resolves once the process is gone, for whatever reason. */
  ended: Promise<unknown>;
  /** Kills the browser and all that it started: it holds nothing to save, and cannot refuse. */
  end(): Promise<void>;
}

export interface StartOptions {
  executable: Executable;
  sandbox: boolean;
  env: Env;
  /** Folder of the only system fonts that the browser sees. */
  fonts: string | undefined;
  /** Milliseconds to answer in. */
  deadline: number;
  signal: AbortSignal;
  /** Told when the process has been started: from then on it is busy with itself for a while. */
  onProcess(): void;
}

/** One start in several hundred ends with a fault in the browser's own threads. */
const ATTEMPTS = 2;

/** Starts a browser. Fails with `render/browser-start`; then nothing of it is left. */
export async function startSession(options: StartOptions, attempts = ATTEMPTS): Promise<Session> {
  const { executable, sandbox, env, fonts, deadline, signal, onProcess } = options;
  const workspace = await makeWorkspace(env, fonts, executable.libraries);
  const flags = [...FLAGS, ...(sandbox ? [] : ['--no-sandbox']), `--user-data-dir=${workspace.profile}`];
  const program = startProcess(executable.path, flags, workspace);
  onProcess();
  try {
    // Puppeteer is loaded while the browser starts: each takes about 80 ms.
    const browser = await Promise.race([
      program.ended.then((said) => Promise.reject(startFailure(executable.path, said))),
      connect(program).catch(async (error: unknown) => {
        // The pipe of a browser that ends closes first; why it ended is known only after that.
        await sleep(LAST_WORDS);
        throw error;
      }),
      sleep(deadline, undefined, { ref: false }).then(() =>
        Promise.reject(startTimeout(executable.path, deadline, program.said())),
      ),
      aborted(signal),
    ]);
    return {
      browser,
      pid: program.pid,
      ended: program.ended,
      alive: () => program.alive() && browser.connected,
      end: () => program.destroy(),
    };
  } catch (error) {
    const again = program.crashed() && attempts > 1 && !signal.aborted;
    await program.destroy();
    if (again) return await startSession(options, attempts - 1);
    throw error;
  }
}

/** Milliseconds between the closing of a pipe and the end of its process. */
const LAST_WORDS = 1_000;

async function connect(program: BrowserProcess): Promise<Browser> {
  const puppeteer = await loadPuppeteer();
  const transport = pipeTransport(program.to, program.from);
  return await puppeteer.connect({ transport, defaultViewport: null, protocolTimeout: 0 });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
