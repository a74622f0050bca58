// npm run bench: what Galley takes, beside others. `npm run bench -- annotate` measures the annotators.
const [what, ...rest] = process.argv.slice(2);
if (what === 'annotate') await (await import('./annotate.js')).annotate(rest);
else (await import('./build.js')).build(process.argv.slice(2));
