// Run by `npm run build`: bundles the code and the built-in templates into lib/.
import { readdirSync, rmSync } from 'node:fs';
import { rolldown } from 'rolldown';

const entries = [
  'pipeline/galley.ts',
  'pipeline/annotate/index.ts',
  'pipeline/cli/main.ts',
  'pipeline/build/config/write-schema.ts',
  'pipeline/host/browser/index.ts',
  ...readdirSync('templates').map((name) => `templates/${name}/template.tsx`),
];

/** Packages with data, WebAssembly or a loader of their own: they are found at run time, where they are installed. */
const apart = /^(@puppeteer\/browsers|@sparticuz\/chromium|jiti|subset-font|tar-fs)(\/|$)/;

const bundle = await rolldown({
  input: Object.fromEntries(entries.map((entry) => [entry.replace(/\.tsx?$/, ''), entry])),
  platform: 'node',
  tsconfig: 'tsconfig.json',
  external: apart,
  // Errors are thrown; what is left are remarks on the packages.
  logLevel: 'silent',
});
rmSync('lib', { recursive: true, force: true });
await bundle.write({ dir: 'lib', chunkFileNames: 'chunks/[name]-[hash].js' });
await bundle.close();
