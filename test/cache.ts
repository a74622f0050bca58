import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userFolder } from '../pipeline/host/index.ts';

/**
 * Gives the tests a cache folder of their own, which has the user's browser, if it is unpacked there, and is gone
 * afterwards: builds remember there what they have read.
 */
export default function setup(): () => void {
  const [user, own] = [userFolder(process.env), mkdtempSync(join(tmpdir(), 'galley-test-cache-'))];
  const unpacked = existsSync(user) ? readdirSync(user).filter((name) => /^[a-z]+-[\d.]+$/.test(name)) : [];
  for (const name of unpacked) symlinkSync(join(user, name), join(own, name));
  process.env.GALLEY_CACHE = own;
  return () => rmSync(own, { recursive: true, force: true });
}
