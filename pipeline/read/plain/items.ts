/** Beginnings of lines that are points of a list: they begin a paragraph, however full the line before is. */
const ITEM =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[，,、]|[①-⑳]|\d{1,2}[.．、)](?!\d)|[-*•·●▪◆■]\s)/u;

export const startsItem = (line: string): boolean => ITEM.test(line);
