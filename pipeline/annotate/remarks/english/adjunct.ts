/** What may stand between a reporting verb and the words: whom it was said to, when and where. */

const ADDRESSEE =
  /^\s+(?:reporters|journalists|lawmakers|investors|a (?:news|press) (?:conference|briefing)|parliament|congress|delegates|staff|viewers|listeners|readers|shareholders|analysts|Reuters|AFP|AP|CNN|Xinhua|Bloomberg|the (?:[A-Z]\w+\s*)+|the (?:\w+\s+)?(?:newspaper|agency|committee|court|audience|crowd|council|board|meeting|conference|press|magazine|inquiry|jury|hearing|assembly|gathering|news agency|chamber|house|senate|panel|tribunal|summit|forum|commission|rally|programme|program|broadcaster|paper|channel|station|website|outlet|weekly|daily)|him|her|them|us|me|you|[A-Z]\w+(?:\s+[A-Z]\w+)*|his \w+|her \w+|their \w+|an? (?:[\w-]+\s+){0,3}(?:committee|inquiry|hearing|meeting|conference|rally|audience|court|tribunal|panel|newspaper|magazine|briefing|crowd|jury|forum|summit)|a [\w ]{1,24}?|[a-z]+s(?=\s+(?:that|the|an?|it|he|she|they|we|his|her|its|their|there|this)\b))(?=[\s,:“]|$)/;
const OCCASION =
  /^\s*,?\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[a-z]+ly|on|in|at|during|after|to|through|via|from|by|before|late|early|last|this|yesterday|today|earlier|later|again|over|under|of|about|when|while|as)\b[^,“”:;]*?(?=,\s|,?\s*“|:|\s+that\b|$)/;

/** Offset behind an addressee and phrases of occasion that end where the words can begin. */
export function skipAdjuncts(text: string, word: string, start: number, end: number): number {
  let at = start;
  if (/^t(?:ell|old)/.test(word)) at += ADDRESSEE.exec(text.slice(at, end))?.[0].length ?? 0;
  for (let step = 0; step < 2; step += 1) {
    const occasion = OCCASION.exec(text.slice(at, end));
    if (!occasion) break;
    at += occasion[0].length;
  }
  return at;
}

/** Offset behind an addressee alone. */
export function skipAddressee(text: string, word: string, start: number, end: number): number {
  return /^(?:t(?:ell|old))/.test(word) ? start + (ADDRESSEE.exec(text.slice(start, end))?.[0].length ?? 0) : start;
}
