import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { cacheFolders } from './cache.ts';
import type { Env, FoundBrowser } from './found.ts';
import { missingLibraries, runsGlibcPrograms } from './libraries.ts';
import { type Bundle, isSound, unpackOnce } from './unpack.ts';

const PROGRAM = 'chrome-headless-shell';

interface Package {
  folder: string;
  version: string;
}

/** The registry package that carries a headless shell for Linux x64, if it is installed. */
function findPackage(): Package | undefined {
  try {
    // The package exports nothing but its entry, `build/cjs/index.cjs`; its files lie beside `build`.
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const folder = dirname(dirname(dirname(entry)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return existsSync(join(folder, 'bin', 'chromium.br')) ? { folder: join(folder, 'bin'), version } : undefined;
  } catch {
    return undefined;
  }
}

/** The browser that travels with the package. Its 190 MB are unpacked on the first use (3 to 5 s). */
export async function bundledBrowser(env: Env): Promise<FoundBrowser | undefined> {
  const source = runsGlibcPrograms() ? findPackage() : undefined;
  if (!source) return undefined;
  const bundle = browserBundle(source);
  const folders = cacheFolders(env);
  return {
    origin: 'bundled',
    place: `@sparticuz/chromium ${source.version}`,
    identity: bundle.name,
    async executable() {
      const folder = await unpackOnce(bundle, folders);
      const path = join(folder, PROGRAM);
      return missingLibraries(env).length > 0 ? { path, libraries: join(folder, 'lib') } : { path };
    },
    async repair() {
      const folder = await unpackOnce(bundle, folders);
      if (await isSound(folder)) return false;
      // Where another process mends it at the same time, it is away by now.
      await rename(folder, `${folder}.damaged-${process.pid}`).catch(() => {});
      await unpackOnce(bundle, folders);
      await rm(`${folder}.damaged-${process.pid}`, { recursive: true, force: true });
      return true;
    },
  };
}

/**
 * A folder with the one typeface that a browser on Linux is to see beside the fonts of an edition.
 * Chromium loads not even web fonts where fontconfig knows no font at all, so it cannot be empty.
 */
export async function fallbackFonts(env: Env): Promise<string | undefined> {
  const source = process.platform === 'linux' ? findPackage() : undefined;
  if (!source) return undefined;
  const bundle: Bundle = {
    name: `fonts-${source.version}`,
    fill: (folder) => extract(join(source.folder, 'fonts.tar.br'), folder),
  };
  return join(await unpackOnce(bundle, cacheFolders(env)), 'fonts');
}

function browserBundle(source: Package): Bundle {
  return {
    name: `chromium-${source.version}`,
    async fill(folder) {
      const program = createWriteStream(join(folder, PROGRAM), { mode: 0o755 });
      const packed = createReadStream(join(source.folder, 'chromium.br'), { highWaterMark: 1 << 20 });
      await Promise.all([
        pipeline(packed, createBrotliDecompress({ chunkSize: 1 << 20 }), program),
        extract(join(source.folder, 'al2023.tar.br'), folder),
      ]);
    },
  };
}

async function extract(archive: string, folder: string): Promise<void> {
  const { extract: untar } = await import('tar-fs');
  await pipeline(createReadStream(archive), createBrotliDecompress(), untar(folder, { map: asOwn }));
}

/** Run as root, the archive's owners would be restored, and they are strangers on this machine. */
function asOwn<Header extends { uid: number; gid: number }>(header: Header): Header {
  return { ...header, uid: process.getuid?.() ?? header.uid, gid: process.getgid?.() ?? header.gid };
}
