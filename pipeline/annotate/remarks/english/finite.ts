/** What shows that words are a clause and not a noun phrase, without a dictionary of English. */

const AUXILIARY =
  "is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|should|must|may|might|cannot|won['’]t|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|don['’]t|doesn['’]t|didn['’]t";
/** Irregular pasts that are no nouns (Quirk et al., §3.11 ff.). */
const PAST =
  'rose|fell|grew|went|came|took|made|got|saw|knew|began|left|lost|held|kept|met|paid|led|became|gave|ran|spent|stood|understood|built|sent|drove|wrote|spoke|chose|broke|sold|bought|brought|thought|won|drew|flew|threw|shook|sank|struck|swept|slept|dealt|meant|heard|told|taught|caught|sought|fought|arose|shrank|hit|let|found';
/** Third persons and plurals of common verbs that are seldom nouns. */
const PRESENT =
  'remains?|knows?|seems?|appears?|means|lacks?|wants?|depends?|contains?|includes?|provides?|requires?|becomes?|brings?|exists?|stands?|suffers?|deserves?|expects?|believes?|makes|takes|goes|comes|gives|keeps|gets|lies|leaves|needs|grows|falls|rises|holds|runs|pays|shows|tells|says|agrees?|consists?|belongs?|tends?|allows?|enables?|continues?|applies|apply|meets|begins?|happens?|carries|serves?|uses|owes?|prefers?';

/** A finite verb or an auxiliary anywhere: the sign of a clause behind a verb that hardly takes a noun phrase. */
export const FINITE = new RegExp(
  `\\b(?:${AUXILIARY}|not|\\w{2,}ed|\\w{3,}s|${PAST}|cost|(?:there|it|he|she|that|what|who)['’]s|\\w+['’](?:re|ll|ve|m))\\b`,
);

const SURE = new RegExp(`\\b(?:${AUXILIARY}|${PAST}|${PRESENT})\\b|\\w['’](?:re|ll|ve|m)\\b`);
/** A regular past that is no adjective behind a determiner and no participle before by. */
const REGULAR =
  /(?<!\b(?:the|an?|its|their|his|her|our|of|and|or|more|most|no|any|some|these|those|this|that|\w+ly|for|in|with|on)\s)\b[a-z]{2,}ed\b(?!\s+(?:by|to|for|at|with|from|under)\b)/;

/** Where words that begin with a noun phrase go on with a verb of their own, or -1. */
export function predicateAt(words: string): number {
  const found = [words.search(SURE), words.search(REGULAR)].filter((at) => at >= 0);
  return found.length === 0 ? -1 : Math.min(...found);
}
