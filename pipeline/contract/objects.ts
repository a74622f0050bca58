/** `records/…` says what was made of a document, `objects/DIGEST` is a file that was made of it. */
export type ObjectName = `${'records' | 'objects'}/${string}`;

/**
 * Objects by name, in a place that processes or machines share: a folder, or a bucket of an object store. An object is
 * there as a whole, or not at all.
 *
 * What a folder is asked for fails with the system's own error, a bucket with a `Failure`: `cache/environment`,
 * `cache/unreachable`, `cache/refused`.
 */
export interface Objects {
  /** Its folder, or `s3://bucket/prefix`. */
  place: string;
  /** Whether others use it from other machines, and every request costs. */
  isRemote: boolean;
  /** Fails where the place cannot be used at all. A folder can: it is made when something is put into it. */
  reach(): Promise<void>;
  /** `undefined` where there is none; `written`, where it is known, in milliseconds since 1970. */
  read(name: ObjectName): Promise<{ bytes: Uint8Array; written?: number } | undefined>;
  write(name: ObjectName, bytes: Uint8Array): Promise<void>;
  /** Puts the content of a file there, whose SHA-256 is given. */
  writeFile(name: ObjectName, file: string, sha256: string): Promise<void>;
  list(kind: 'records' | 'objects'): Promise<ListedObject[]>;
  /** Nothing happens where there is none. */
  remove(name: ObjectName): Promise<void>;
}

export interface ListedObject {
  name: ObjectName;
  /** When it was written, and when it was put into this place, in milliseconds since 1970; 0 where it is gone. */
  times(): Promise<{ modified: number; changed: number }>;
}

/** A bucket of an object store, and what the names of objects in it begin with; no `/` at either end. */
export interface BucketAddress {
  bucket: string;
  prefix: string;
}

const ADDRESS = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*?))?\/?$/s;

/** Reads `s3://bucket/prefix`; `undefined` where it is anything else. */
export function bucketAddress(place: string): BucketAddress | undefined {
  const [, bucket, prefix = ''] = ADDRESS.exec(place) ?? [];
  // A path of dots would be another one in a URL.
  if (bucket === undefined || (prefix !== '' && prefix.split('/').some((part) => /^\.{0,2}$/.test(part))))
    return undefined;
  return { bucket, prefix };
}
