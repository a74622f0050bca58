/**
 * The folders that a build reads sources from and writes editions to. Every method fails with the
 * system's own error (`ENOENT`, `ENOSPC`, …); the build says what that means for its reader.
 */
export interface Disk {
  read(path: string): Promise<Uint8Array>;
  /** What stands at a path, links followed; `undefined` where nothing does. */
  kind(path: string): Promise<'file' | 'folder' | 'other' | undefined>;
  /** Names in a folder, sorted by code unit. */
  list(folder: string): Promise<string[]>;
  /** The path with every link resolved. */
  real(path: string): Promise<string>;
  /** Makes a folder and those above it. */
  makeFolder(path: string): Promise<void>;
  /** Writes a new file and flushes it to the device before it returns. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; nothing happens where there is none. */
  remove(path: string): Promise<void>;
}
