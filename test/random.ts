import fc from 'fast-check';

/**
 * What the tests of properties draw: the same inputs in every run, so that a change is judged by itself and not by
 * luck; `FUZZ=20000 npx vitest run properties` draws that many new ones and prints the seed of what fails.
 */
const runs = Number(process.env.FUZZ ?? 0);
fc.configureGlobal(runs > 0 ? { numRuns: runs } : { numRuns: 400, seed: 9704 });
