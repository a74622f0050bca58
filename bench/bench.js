// npm run bench: what a build takes, beside the bare browser. `-- annotate` measures the annotators, `-- long` long reports, `-- shelf` many documents, `-- watch` the time from a save to its PDF, `-- others` other systems.
const [what, ...rest] = process.argv.slice(2);
// What it has started ends with it.
for (const signal of ['SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
if (what === 'annotate') await (await import('./annotate.js')).annotate(rest);
else if (what === 'long') (await import('./long.js')).long(rest);
else if (what === 'shelf') await (await import('./shelf.js')).shelves(rest);
else if (what === 'watch') await (await import('./watch.js')).watched(rest);
else if (what === 'others') await (await import('./others.js')).others(rest);
else (await import('./build.js')).build(process.argv.slice(2));
