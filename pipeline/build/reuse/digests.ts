import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Disk, FileStamp } from '../../contract/index.ts';
import { writeOutputs } from '../output/write.ts';

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
  private readonly asked = new Set<string>();
  private isChanged = false;

  private constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly file: string,
    private readonly known: Map<string, Known>,
  ) {}

  /** With what is remembered in a folder for one output folder; with nothing where that cannot be read. */
  static async open(disk: Disk, folder: string, output: string): Promise<Digests> {
    const file = `${sha256(output).slice(0, 16)}.json`;
    try {
      const text = Buffer.from(await disk.read(join(folder, file))).toString();
      return new Digests(disk, folder, file, new Map(Object.entries(JSON.parse(text) as { [path: string]: Known })));
    } catch {
      return new Digests(disk, folder, file, new Map());
    }
  }

  /** The digest of a file; undefined where there is none that can be read. */
  async of(path: string): Promise<string | undefined> {
    this.asked.add(path);
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

  /** Remembers the files that were asked for, and those that were read not long ago. Never fails: it is a short cut. */
  async save(): Promise<void> {
    if (!this.isChanged) return;
    const old = Date.now() - KEPT_FILE;
    const kept = [...this.known].filter(([path, { read }]) => this.asked.has(path) || read > old);
    try {
      await writeOutputs(this.disk, this.folder, new Map([[this.file, JSON.stringify(Object.fromEntries(kept))]]));
      await this.sweep();
    } catch {
      // Files are read again the next time.
    }
  }

  /** Forgets output folders that nothing was built into for long: looks for them once a day, since there may be thousands. */
  private async sweep(): Promise<void> {
    const isOlder = async (name: string, age: number) => {
      const stamp = await this.disk.stamp(join(this.folder, name));
      return stamp === undefined || stamp.modified < Date.now() - age;
    };
    if (!(await isOlder(SWEPT, DAY))) return;
    await writeOutputs(this.disk, this.folder, new Map([[SWEPT, '']]));
    for (const name of await this.disk.list(this.folder))
      if (await isOlder(name, KEPT_FOLDER)) await this.disk.remove(join(this.folder, name));
  }
}

/** An empty file, as old as the last search for what can be forgotten. */
const SWEPT = 'swept';
const DAY = 24 * 60 * 60 * 1000;
/** How long a file is remembered that no build asked for, and a whole output folder (ms). */
const KEPT_FILE = 30 * DAY;
const KEPT_FOLDER = 90 * DAY;

const isSame = (a: FileStamp, b: FileStamp): boolean =>
  a.size === b.size && a.modified === b.modified && a.changed === b.changed && a.inode === b.inode;
