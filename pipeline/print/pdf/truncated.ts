import { Failure } from '../../contract/index.ts';

/** A PDF from the browser or Ghostscript that cannot be read. */
export function truncated(what: string): Failure {
  return new Failure('pdf/truncated', `Unexpected PDF from the browser: ${what}`, {
    note: 'Print again; if it happens again, the browser is not one that Galley knows.',
  });
}
