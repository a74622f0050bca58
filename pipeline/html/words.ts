/** The few words that this stage itself puts on a page. */
export interface Words {
  missingImage: string;
  /** Label of the search field of a register. */
  search: string;
  /** How many rows are shown: `{shown}` of `{all}`. */
  count: string;
}

const WORDS: Readonly<Record<'en' | 'zh', Words>> = {
  en: { missingImage: 'Image not available: ', search: 'Search this register', count: '{shown} of {all}' },
  zh: { missingImage: '图像缺失：', search: '在本表中查找', count: '显示 {shown} / {all} 条' },
};

export function wordsFor(language: string): Words {
  return /^zh\b/i.test(language) ? WORDS.zh : WORDS.en;
}
