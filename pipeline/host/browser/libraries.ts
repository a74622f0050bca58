import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from './found.ts';

/** What the bundled headless shell is linked with beyond glibc (`ldd`). */
const NEEDED = ['libnss3.so', 'libnssutil3.so', 'libnspr4.so', 'libplc4.so', 'libplds4.so', 'libexpat.so.1'];

/** Where the dynamic linker looks on the distributions in use. */
const FOLDERS = ['/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu', '/lib64', '/usr/lib64', '/lib', '/usr/lib'];

/**
 * The libraries that this system does not have. Slim container images have none of them; then those
 * that travel with the browser are used, and otherwise the system's, which get security updates.
 */
export function missingLibraries(env: Env): string[] {
  const folders = [...(env.LD_LIBRARY_PATH ?? '').split(':').filter(Boolean), ...FOLDERS];
  return NEEDED.filter((library) => !folders.some((folder) => existsSync(join(folder, library))));
}

/** Whether programs for glibc on x64 can run here: not on Alpine, for example. */
export function runsGlibcPrograms(): boolean {
  return process.platform === 'linux' && process.arch === 'x64' && existsSync('/lib64/ld-linux-x86-64.so.2');
}
