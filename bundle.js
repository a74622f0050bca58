// Run by `npm run build`: bundles the code and the built-in templates into lib/.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const entries = [
  'pipeline/galley.ts',
  'pipeline/annotate/index.ts',
  'pipeline/cli/main.ts',
  'pipeline/build/config/write-schema.ts',
  'pipeline/host/browser/index.ts',
  'pipeline/threads/finish-thread.ts',
  'pipeline/threads/font-thread.ts',
  'pipeline/threads/document-thread.ts',
  ...readdirSync('templates').map((name) => `templates/${name}/template.tsx`),
];

/** Packages with data, WebAssembly or a loader of their own: they are found at run time, where they are installed. */
const apart = /^(@puppeteer\/browsers|@sparticuz\/chromium|bullmq|jiti|harfbuzzjs|tar-fs)(\/|$)/;

const bundle = await rolldown({
  input: Object.fromEntries(entries.map((entry) => [entry.replace(/\.tsx?$/, ''), entry])),
  platform: 'node',
  tsconfig: 'tsconfig.json',
  external: apart,
  // Errors are thrown; what is left are remarks on the packages.
  logLevel: 'silent',
});
rmSync('lib', { recursive: true, force: true });
const { output } = await bundle.write({ dir: 'lib', chunkFileNames: 'chunks/[name]-[hash].js' });
await bundle.close();
writeFileSync('lib/THIRD-PARTY-LICENCES.txt', licencesOf(output.flatMap((file) => file.moduleIds ?? [])));

/** The licences of the packages that the bundle holds code of: most ask that copies come with their text. */
function licencesOf(modules) {
  const folders = modules.flatMap(
    (id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replaceAll('\\', '/')) ?? [],
  );
  const packages = [...new Set(folders)].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
    return { name, text: `${name} ${version} (${license})\n\n${text}`.trim() };
  });
  const sorted = packages.sort((a, b) => (a.name < b.name ? -1 : 1));
  return `${sorted.map(({ text }) => text).join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
