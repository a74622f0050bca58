import type { Result } from 'hastscript';
import type { RegisterEntry, RemarkAnnotation, TemplateContext } from '../../pipeline/contract/index.ts';
import { place } from './folio.tsx';
import { speakersOf } from './speakers.ts';

type Entry = RegisterEntry<RemarkAnnotation>;

/** The remarks under their speakers. */
export function remarksIndex(context: TemplateContext): Result | undefined {
  const { remarks, labels } = context;
  if (remarks.length === 0) return undefined;
  return (
    <section class="register remarks" aria-labelledby="remarks" data-generated>
      <h2 id="remarks">{labels.remarks}</h2>
      <p class="about furniture">{labels.remarksNote}</p>
      {speakersOf(context).map(({ name, mention, entries }) => (
        <section class="speaker">
          <h3>{heading(name, mention) || labels.unattributed}</h3>
          <ul>{entries.map((entry) => item(context, entry))}</ul>
        </section>
      ))}
    </section>
  );
}

function item(context: TemplateContext, { annotation, anchor, row, segment }: Entry) {
  const kind = context.labels[`remark.${annotation.kind}`];
  return (
    <li id={row}>
      <span class="content">
        <a href={`#${anchor}`}>{wordsOf(annotation)}</a>
        <span class="kind furniture">{kind}</span>
      </span>
      <span class="place">{place(context, anchor, segment)}</span>
    </li>
  );
}

/** What was said. A remark that only announces the blocks behind it has its words there. */
function wordsOf({ content, fragments, continued, text }: RemarkAnnotation): string {
  if (content) return content.text;
  return fragments || !continued ? text : continued.map((block) => block.text).join('');
}

/** The name that speakers are sorted by stands first: 林秋，市水务局局长. */
function heading(name: string, mention: string) {
  const office = officeIn(name, mention);
  return office === '' ? mention : [name, ' ', <span class="kind furniture">{office}</span>];
}

function officeIn(name: string, mention: string): string {
  if (!mention.startsWith(name) && !mention.endsWith(name)) return name === '' ? '' : mention;
  return mention.replace(name, '').replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
}
