import type { Clause } from './sentence.ts';
import { type Subject, subjectOf } from './subject.ts';

/**
 * Whom a sentence is about by now: the subject that a later clause may leave out.
 *
 * Most clauses are never asked, and reading one for its subject is dear; so they are only noted, and read
 * when somebody asks.
 */
export class Antecedent {
  private known: Subject | null = null;
  private readonly unread: Clause[] = [];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Notes a clause that may name a new subject. */
  pass(clause: Clause): void {
    this.unread.push(clause);
  }

  set(subject: Subject): void {
    this.known = subject;
    this.unread.length = 0;
  }

  get(): Subject | null {
    let clause = this.unread.pop();
    while (clause) {
      const subject = subjectOf(this.text, clause.start, clause.end);
      if (subject?.speaker) this.set(subject);
      clause = this.unread.pop();
    }
    return this.known;
  }
}
