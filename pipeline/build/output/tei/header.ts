import type { Element } from 'xast';
import { x } from 'xastscript';
import type { AnnotationStatus, Colophon, GalleyDocument, SourceKind } from '../../../contract/index.ts';
import { lines } from './blocks.ts';
import type { Speaker, Speakers } from './speakers.ts';
import { words } from './text.ts';

const STATUS: Record<AnnotationStatus, string> = {
  proposed: 'found by a rule; no editor has said anything about it',
  confirmed: 'found by a rule and confirmed by an editor',
  corrected: 'found by a rule and corrected by an editor',
  added: 'added by an editor',
  dismissed: 'found by a rule and dismissed by an editor',
};

/** What the document says of itself, how the file was made, and who speaks. (TEI P5, §2) */
export function header({ meta }: GalleyDocument, { sources, galley }: Colophon, speakers: Speakers): Element {
  return x(
    'teiHeader',
    { 'xml:lang': 'en' },
    lines([
      x(
        'fileDesc',
        lines([
          x(
            'titleStmt',
            { 'xml:lang': meta.language },
            lines([
              x('title', { type: 'main' }, words(meta.title)),
              ...(meta.subtitle ? [x('title', { type: 'sub' }, words(meta.subtitle))] : []),
              ...meta.authors.map((author) => x('author', words(author))),
            ]),
          ),
          x('publicationStmt', lines(publication(meta))),
          x(
            'sourceDesc',
            lines(
              sources
                .map(({ file, sha256 }) =>
                  x('bibl', [x('idno', { type: 'file' }, words(file)), ' ', x('idno', { type: 'sha256' }, sha256)]),
                )
                .concat(sources.length === 0 ? [x('p', 'Born digital.')] : []),
            ),
          ),
        ]),
      ),
      x(
        'encodingDesc',
        lines([
          x(
            'appInfo',
            lines([
              x('application', { ident: 'galley', version: galley.replace(/[-+].*/, '') }, [
                x('label', `Galley ${galley}`),
              ]),
            ]),
          ),
          x(
            'classDecl',
            lines([
              x(
                'taxonomy',
                { 'xml:id': 'status' },
                lines(
                  Object.entries(STATUS).map(([status, description]) =>
                    x('category', { 'xml:id': `status-${status}` }, [x('catDesc', description)]),
                  ),
                ),
              ),
            ]),
          ),
        ]),
      ),
      x(
        'profileDesc',
        lines([
          ...(meta.description
            ? [x('abstract', { 'xml:lang': meta.language }, [x('p', words(meta.description))])]
            : []),
          x('langUsage', [x('language', { ident: meta.language }, meta.language)]),
          ...(meta.keywords.length > 0
            ? [
                x('textClass', [
                  x(
                    'keywords',
                    meta.keywords.map((keyword) => x('term', words(keyword))),
                  ),
                ]),
              ]
            : []),
          ...(speakers.all.length > 0
            ? [x('particDesc', { 'xml:lang': meta.language }, [x('listPerson', lines(speakers.all.map(person)))])]
            : []),
        ]),
      ),
    ]),
  );
}

function publication({ organisation, date }: GalleyDocument['meta']): Element[] {
  const day = date === undefined ? [] : [x('date', { when: date }, date)];
  if (organisation) return [x('publisher', words(organisation)), ...day];
  return [x('p', ['No publisher is named.', ...(day.length > 0 ? [' ', ...day] : [])])];
}

type Person = 'person' | 'personGrp' | 'org';

const PERSONS: Record<SourceKind, Person> = {
  person: 'person',
  organisation: 'org',
  document: 'org',
  people: 'personGrp',
  anonymous: 'person',
  self: 'person',
};

function person({ id, kind, name, title, organisation }: Speaker): Element {
  const type = PERSONS[kind];
  if (type === 'org') return x('org', { 'xml:id': id }, [x('orgName', words(name))]);
  return x(type, { 'xml:id': id, role: kind === 'person' ? undefined : kind }, [
    x('persName', words(name)),
    ...(title ? [x('occupation', words(title))] : []),
    ...(organisation ? [x('affiliation', words(organisation))] : []),
  ]);
}
