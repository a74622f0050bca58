import type { Result } from 'hastscript';
import type { RegisterEntry, RemarkAnnotation, TemplateContext } from '../../pipeline/contract/index.ts';
import { place } from './folio.tsx';

type Entry = RegisterEntry<RemarkAnnotation>;

interface Speaker {
  /** The fullest mention of the speaker. */
  mention: string;
  entries: Entry[];
}

/** The remarks under their speakers, in the order in which the speakers first speak. */
export function remarksIndex(context: TemplateContext): Result | undefined {
  const { remarks, labels } = context;
  if (remarks.length === 0) return undefined;
  return (
    <section class="register remarks" aria-labelledby="remarks" data-generated>
      <h2 id="remarks">{labels.remarks}</h2>
      <p class="about furniture">{labels.remarksNote}</p>
      {bySpeaker(remarks).map(({ mention, entries }) => (
        <section class="speaker">
          <h3>{mention || labels.unattributed}</h3>
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

/** Groups by the name, so that 谭德塞 and 世界卫生组织总干事谭德塞 are one speaker. */
function bySpeaker(remarks: readonly Entry[]): Speaker[] {
  const speakers = new Map<string, Speaker>();
  for (const entry of remarks) {
    const { source } = entry.annotation;
    const mention = source?.resolved?.text || source?.text || source?.name || '';
    const name = source?.name ?? mention;
    const speaker = speakers.get(name) ?? { mention: '', entries: [] };
    if (mention.length > speaker.mention.length) speaker.mention = mention;
    speaker.entries.push(entry);
    speakers.set(name, speaker);
  }
  const named = [...speakers].filter(([name]) => name !== '');
  const unnamed = [...speakers].filter(([name]) => name === '');
  return [...named, ...unnamed].map(([, speaker]) => speaker);
}
