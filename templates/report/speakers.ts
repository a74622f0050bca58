import {
  type RegisterEntry,
  type RemarkAnnotation,
  speakerOf,
  type TemplateContext,
} from '../../pipeline/contract/index.ts';

type Entry = RegisterEntry<RemarkAnnotation>;

export interface Speaker {
  /** As the index has it; empty for remarks without one. */
  name: string;
  /** The fullest mention of the speaker. */
  mention: string;
  entries: Entry[];
}

/**
 * The speakers of remarks with what they said, by pinyin in a Chinese document and else by the
 * alphabet of its language; remarks without a speaker come last.
 *
 * Groups by the name, so that 谭德塞 and 世界卫生组织总干事谭德塞 are one speaker.
 */
export function speakersOf({ remarks, document }: TemplateContext): Speaker[] {
  const speakers = new Map<string, Speaker>();
  for (const entry of remarks) {
    const mention = speakerOf(entry.annotation);
    const name = entry.annotation.source?.name ?? mention;
    const speaker = speakers.get(name) ?? { name, mention: '', entries: [] };
    if (mention.length > speaker.mention.length) speaker.mention = mention;
    speaker.entries.push(entry);
    speakers.set(name, speaker);
  }
  const { language } = document.meta;
  const { compare } = new Intl.Collator(/^zh\b/i.test(language) ? 'zh-u-co-pinyin' : language);
  return [...speakers.values()].sort(
    (a, b) => Number(a.name === '') - Number(b.name === '') || compare(a.name, b.name),
  );
}
