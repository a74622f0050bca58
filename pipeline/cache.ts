import { objectsInFolder } from './build/reuse/folder.ts';
import { bucketAddress, type Disk, type Objects } from './contract/index.ts';

/** What lies behind the cache of a project: a folder, or a bucket, which is loaded where there is one. */
export async function openCache(place: string, disk: Disk, signal: AbortSignal): Promise<Objects> {
  const address = bucketAddress(place);
  if (!address) return objectsInFolder(disk, place);
  const { objectsInBucket } = await import('./host/bucket/index.ts');
  return objectsInBucket(address, process.env, signal);
}
