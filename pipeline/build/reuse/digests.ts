import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Disk, FileStamp } from '../../contract/index.ts';

/** SHA-256 in hexadecimal digits. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** What a file was like when its content was last read. */
interface Known extends FileStamp {
  sha256: string;
  /** When it was read, ms since 1970. */
  read: number;
}

/**
 * A file that was changed so shortly before it was read may have been changed once more in the same
 * tick of the file system's clock (ms).
 */
const TICK = 2000;

/**
 * Digests of the contents of files. One that still is as it was when its digest was taken, by size,
 * times and inode, is not read again: the fonts of a template have 50 MB.
 */
export class Digests {
  private readonly known: Map<string, Known>;
  private isChanged = false;

  private constructor(
    private readonly disk: Disk,
    known: Map<string, Known>,
  ) {
    this.known = known;
  }

  /** With what is remembered in a folder; with nothing where it cannot be read. */
  static async open(disk: Disk, folder: string): Promise<Digests> {
    try {
      const text = Buffer.from(await disk.read(join(folder, FILE))).toString();
      return new Digests(disk, new Map(Object.entries(JSON.parse(text) as { [path: string]: Known })));
    } catch {
      return new Digests(disk, new Map());
    }
  }

  /** The digest of a file; undefined where there is none that can be read. */
  async of(path: string): Promise<string | undefined> {
    const stamp = await this.disk.stamp(path).catch(() => undefined);
    if (stamp === undefined) return undefined;
    const known = this.known.get(path);
    if (known && isSame(known, stamp)) return known.sha256;
    const read = Date.now();
    const bytes = await this.disk.read(path).catch(() => undefined);
    if (bytes === undefined) return undefined;
    // Not `createHash`: this one works beside everything else.
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))).toString('hex');
    if (Math.max(stamp.modified, stamp.changed) < read - TICK) {
      this.known.set(path, { ...stamp, sha256: digest, read });
      this.isChanged = true;
    }
    return digest;
  }

  /** The file of what there is to remember; undefined where nothing is new. */
  remembered(): ReadonlyMap<string, string> | undefined {
    return this.isChanged ? new Map([[FILE, JSON.stringify(Object.fromEntries(this.known))]]) : undefined;
  }
}

const FILE = 'digests.json';

const isSame = (a: FileStamp, b: FileStamp): boolean =>
  a.size === b.size && a.modified === b.modified && a.changed === b.changed && a.inode === b.inode;
