import type { GalleyDocument, RemarkAnnotation, SourceKind } from '../../../contract/index.ts';

/** Somebody who speaks in a document, as far as it says who that is. */
export interface Speaker {
  id: string;
  kind: SourceKind;
  name: string;
  title: string | null;
  organisation: string | null;
}

export interface Speakers {
  /** In the order in which they first speak. */
  all: readonly Speaker[];
  of(remark: RemarkAnnotation): Speaker | undefined;
}

/**
 * Those who speak in a document. Remarks have one speaker where the name is the same, or where one
 * source refers to the other; a source that refers to nobody known, such as a mere 他, is nobody.
 * Documents and proverbs do not speak.
 */
export function speakersOf(document: GalleyDocument): Speakers {
  const all: Speaker[] = [];
  const known = new Map<string, Speaker>();
  const byRemark = new Map<string, Speaker>();
  for (const annotation of document.annotations) {
    if (annotation.type !== 'remark' || !annotation.source) continue;
    const { source } = annotation;
    if (annotation.kind === 'document' || annotation.kind === 'saying') continue;
    // A source that should refer to another and does not, does so with a reason.
    if (source.resolved === null) continue;
    const text = source.resolved?.text ?? source.text;
    let speaker = known.get(text) ?? (source.name === null ? undefined : known.get(source.name));
    if (!speaker) {
      const { kind, name, title, org } = source;
      speaker = { id: `speaker-${all.length + 1}`, kind, name: name ?? text, title, organisation: org };
      all.push(speaker);
    }
    known.set(text, speaker);
    if (source.name !== null) known.set(source.name, speaker);
    byRemark.set(annotation.id, speaker);
  }
  return { all, of: (remark) => byRemark.get(remark.id) };
}
