const SIGN = /(?:±|\+\/[-−–]|plus or minus(?= )|give or take(?= )|正负)[ \u00a0]?/iy;

/** The sign at a place of a figure that may be so much less or so much more: ±, plus or minus, give or take, 正负. */
export function toleranceAt(text: string, at: number): { start: number; end: number } | undefined {
  SIGN.lastIndex = at;
  const sign = SIGN.exec(text)?.[0];
  return sign === undefined ? undefined : { start: at, end: at + sign.length };
}
