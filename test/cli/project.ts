import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';

/** The command as it is installed: `npm test` compiles it before the tests run. */
export const BIN = fileURLToPath(new URL('../../bin/galley.js', import.meta.url));

/** What a run of the command came to. */
export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  uid?: number;
  /** Is given the process as soon as it runs. */
  meanwhile?: (child: ChildProcess) => void;
}

/** Runs the command and waits for its end. */
export async function galley(args: readonly string[], { cwd, env, uid, meanwhile }: RunOptions = {}): Promise<Run> {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd,
    env: { ...process.env, ...env },
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const run: Run = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    run.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    run.stderr += text;
  });
  meanwhile?.(child);
  run.code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  return run;
}

/**
 * A project in a folder of its own, on which steps are chained and awaited together:
 *
 *     await project({ 'source/a.md': '# A' }).build('--edition', 'html').exits(0).has('dist/a/a.html', /<h1/);
 */
export function project(files: Record<string, string | Uint8Array> = {}): Project {
  return new Project(files);
}

export class Project implements PromiseLike<Run> {
  /** Absolute path; known after the first step. */
  folder = '';
  #last: Run = { code: null, stdout: '', stderr: '' };
  #steps: Promise<void>;

  constructor(files: Record<string, string | Uint8Array>) {
    onTestFinished(() => rm(this.folder, { recursive: true, force: true }));
    this.#steps = mkdtemp(join(tmpdir(), 'galley-project-')).then((folder) => {
      this.folder = folder;
    });
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  /** Runs a command in the project's folder. */
  run(args: readonly string[], options: RunOptions = {}): this {
    return this.step(async () => {
      this.#last = await galley(args, { cwd: this.folder, ...options });
    });
  }

  build(...args: string[]): this {
    return this.run(['build', ...args]);
  }

  write(name: string, content: string | Uint8Array): this {
    return this.step(async () => {
      await mkdir(dirname(join(this.folder, name)), { recursive: true });
      await writeFile(join(this.folder, name), content);
    });
  }

  exits(code: number): this {
    return this.step(() => expect(this.#last, this.#last.stderr).toMatchObject({ code }));
  }

  /** Expects messages on the standard error. */
  warns(...texts: (string | RegExp)[]): this {
    return this.step(() => {
      for (const text of texts) expect(this.#last.stderr).toMatch(text);
    });
  }

  /** Expects text on the standard output. */
  prints(...texts: (string | RegExp)[]): this {
    return this.step(() => {
      for (const text of texts) expect(this.#last.stdout).toMatch(text);
    });
  }

  /** Expects a file, with a text in it where one is given. */
  has(name: string, text?: string | RegExp): this {
    return this.step(async () => {
      expect(existsSync(join(this.folder, name)), name).toBe(true);
      if (text !== undefined) expect(await readFile(join(this.folder, name), 'utf8')).toMatch(text);
    });
  }

  lacks(name: string): this {
    return this.step(() => expect(existsSync(join(this.folder, name)), name).toBe(false));
  }

  step(work: () => unknown): this {
    this.#steps = this.#steps.then(async () => void (await work()));
    return this;
  }

  // biome-ignore lint/suspicious/noThenProperty: a chain of steps is awaited as a whole
  then<A = Run, B = never>(
    done?: ((run: Run) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): PromiseLike<A | B> {
    return this.#steps.then(() => this.#last).then(done, failed);
  }
}
