/** What files are read from. Every method fails with the system's own error, as `ENOENT`. */
export interface ReadableDisk {
  read(path: string): Promise<Uint8Array>;
  /** What stands at a path, links followed; `undefined` where nothing does. */
  kind(path: string): Promise<'file' | 'folder' | 'other' | undefined>;
  /** Names in a folder, sorted by code unit. */
  list(folder: string): Promise<string[]>;
  /** The path with every link resolved. */
  real(path: string): Promise<string>;
}

/** What files are written to. Every method fails with the system's own error, as `ENOSPC`. */
export interface WritableDisk {
  /** Makes a folder and those above it. */
  makeFolder(path: string): Promise<void>;
  /** Writes a new file and flushes it to the device before it returns. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; nothing happens where there is none. */
  remove(path: string): Promise<void>;
  /** Removes an empty folder; nothing happens where there is none, or something in it. */
  removeFolder(path: string): Promise<void>;
  /** Gives a file a second name; fails where the two are on different devices. */
  link(path: string, name: string): Promise<void>;
}

/** The folders that a build reads sources from and writes editions to. What an error means for its reader, the build says. */
export interface Disk extends ReadableDisk, WritableDisk {
  /**
   * The files as a revision of their repository has them, at the same paths; `undefined` where the folder is in no
   * repository or that has no such revision.
   */
  revision(folder: string, name: string): Promise<ReadableDisk | undefined>;
  /** What a file is like from outside; `undefined` where there is none. */
  stamp(path: string): Promise<FileStamp | undefined>;
}

/** What changes about a file when its content does. Times in milliseconds since 1970. */
export interface FileStamp {
  size: number;
  /** Of its content. */
  modified: number;
  /** Of its inode, which nobody can set. */
  changed: number;
  inode: number;
}
