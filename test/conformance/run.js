// Builds the documents of the project through each template as PDF/UA-1, PDF/A-2a and PDF/A-3a, and has veraPDF look at them.
//   npm run conformance
// Needs Java 17 and Maven, which fetches veraPDF; neither is needed to use or to test Galley.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Two variants each: four documents through three templates, one that is compared, one of tables. */
const EXPECTED = 28;

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'galley-conformance-'));

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error) throw new Error(`Cannot run \`${command}\`: ${error.message}. Install Java 17 and Maven.`);
  return status ?? 1;
}

try {
  const libraries = join(folder, 'lib');
  const copy = ['-q', '-B', '-f', here('pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${libraries}`];
  if (run('mvn', copy) !== 0) throw new Error('Maven cannot fetch veraPDF.');
  const classes = [join(libraries, '*'), folder].join(delimiter);
  if (run('javac', ['-cp', classes, '-d', folder, here('Validate.java')]) !== 0) throw new Error('javac fails.');
  const standards = { '2a': 'a-2a', '3a': 'a-3a' };
  const failed = Object.entries(standards).flatMap(([flavour, standard]) => {
    const output = join(folder, flavour);
    const claims = ['ua-1', standard].flatMap((name) => ['--pdf-standard', name]);
    const build = (name, ...options) => {
      const command = [here('../../bin/galley.js'), 'build', '-o', join(output, name), '--edition', 'pdf', ...claims];
      // Open points of a text are errors; what cannot be printed leaves no file.
      if (run(process.execPath, [...command, ...options]) > 1) throw new Error('The build fails.');
    };
    const sources = [here('../../source'), here('../../examples/gongwen/source')];
    for (const template of readdirSync(here('../../templates'))) build(template, '-T', template, ...sources);
    const [former, now] = ['former', 'now'].map((name) => here(`../fixtures/review/${name}`));
    build('compared', '-T', 'review', '--against', former, now);
    build('tables', here('../fixtures/conformance'));
    const files = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf'));
    if (files.length !== EXPECTED) throw new Error(`Unexpected ${files.length} PDFs, expected ${EXPECTED}`);
    const paths = files.sort().map((name) => join(output, name));
    return ['ua1', flavour].filter((one) => run('java', ['-cp', classes, 'Validate', one, ...paths]) !== 0);
  });
  process.exitCode = failed.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
