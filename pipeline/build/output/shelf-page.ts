import { createHash } from 'node:crypto';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { DocumentRecord } from '../reuse/record.ts';

/** Names of what the page shows. */
interface Words {
  title: string;
  search: string;
  columns: readonly string[];
  annotated: string;
}

const WORDS: Readonly<Record<'en' | 'zh', Words>> = {
  en: {
    title: 'Documents',
    search: 'Search',
    columns: ['Document', 'Date', 'Pages', 'Statistics', 'Remarks', 'Findings', 'Editions'],
    annotated: 'annotated',
  },
  zh: {
    title: '文档目录',
    search: '查找',
    columns: ['文档', '日期', '页数', '统计数据', '引语', '检查结果', '版本'],
    annotated: '标注版',
  },
};

/**
 * A page of all documents in an output folder, with links to their editions: `index.html`. One file, no network.
 * Its last line is a seal: a digest of all before it.
 */
export function shelfPage(documents: Readonly<{ [name: string]: DocumentRecord }>): string {
  const records = Object.entries(documents).sort(([a], [b]) => (a < b ? -1 : 1));
  const language = records.every(([, { about }]) => /^zh\b/i.test(about.language)) && records.length > 0 ? 'zh' : 'en';
  const words = WORDS[language];
  const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = `default-src 'none'; style-src ${digest(STYLE)}; script-src ${digest(SCRIPT)}; base-uri 'none'; form-action 'none'`;
  const tree = h(null, [
    { type: 'doctype' },
    h('html', { lang: language === 'zh' ? 'zh-Hans' : 'en' }, [
      h('head', [
        h('meta', { charset: 'utf-8' }),
        h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
        h('meta', { name: 'viewport', content: 'width=device-width' }),
        h('title', words.title),
        h('style', STYLE),
      ]),
      h('body', [
        h('h1', words.title),
        h('label', [`${words.search} `, h('input', { type: 'search', id: 'search' })]),
        h('div', { className: ['scroll'] }, [
          h('table', [
            h('thead', [
              h(
                'tr',
                words.columns.map((name) => h('th', { scope: 'col' }, [h('button', { type: 'button' }, name)])),
              ),
            ]),
            h(
              'tbody',
              records.map(([name, record]) => row(name, record, words)),
            ),
          ]),
        ]),
        h('script', SCRIPT),
      ]),
    ]),
  ]);
  const page = `${unified().use(rehypeStringify).stringify(tree)}\n`;
  return page + sealOf(page);
}

/** Whether a page was made here, by whichever version, and nobody has changed it since. */
export function isShelfPage(page: string): boolean {
  const end = page.lastIndexOf(SEAL);
  return end >= 0 && page.slice(end) === sealOf(page.slice(0, end));
}

const SEAL = '<!-- Galley ';

const sealOf = (page: string): string => `${SEAL}${createHash('sha256').update(page).digest('hex')} -->\n`;

function row(name: string, { about, editions, messages, files }: DocumentRecord, words: Words) {
  const address = (file: string) => [name, file].map(encodeURIComponent).join('/');
  const reading = editions.find(({ variant, format }) => variant === 'reading' && format === 'html') ?? editions[0];
  const findings = messages.filter(({ severity }) => severity !== 'info').length;
  const pages = editions.find((edition) => edition.pages !== undefined)?.pages;
  const number = (value: number | undefined) =>
    h('td', { className: ['number'] }, value === undefined ? '' : `${value}`);
  const links = [
    ...editions.map(({ file, format, variant }) => ({
      file,
      text: format.toUpperCase() + (variant === 'annotated' ? ` (${words.annotated})` : ''),
    })),
    ...['statistics.csv', 'remarks.csv'].filter((file) => file in files).map((file) => ({ file, text: file })),
  ];
  return h('tr', { dataName: name }, [
    h('th', { scope: 'row' }, [reading ? h('a', { href: address(reading.file) }, about.title) : about.title]),
    h('td', { className: ['day'] }, about.date ?? ''),
    number(pages),
    number(about.statistics),
    number(about.remarks),
    number(findings),
    h('td', [
      h(
        'ul',
        links.map(({ file, text }) => h('li', [h('a', { href: address(file) }, text)])),
      ),
    ]),
  ]);
}

const STYLE = `
:root { color-scheme: light dark }
body { max-inline-size: 75rem; margin: 2rem auto; padding-inline: 1rem; font: 1rem/1.5 system-ui, sans-serif }
h1 { font-size: 1.5rem }
.scroll { overflow-x: auto; margin-block-start: 1rem }
table { border-collapse: collapse; inline-size: 100% }
th, td { padding: .5rem .75rem; border-block-end: 1px solid color-mix(in srgb, currentcolor 25%, transparent); text-align: start; vertical-align: baseline }
tbody th { font-weight: 400; min-inline-size: 14rem }
.day { white-space: nowrap }
.number { text-align: end; font-variant-numeric: tabular-nums }
button { padding: 0; border: 0; background: none; color: inherit; font: inherit; font-weight: 600; cursor: pointer; white-space: nowrap }
[aria-sort=ascending] button::after { content: " \\2191" }
[aria-sort=descending] button::after { content: " \\2193" }
ul { display: flex; flex-wrap: wrap; gap: .1rem .9rem; margin: 0; padding: 0; list-style: none }
a { color: light-dark(#17466b, #9ccbf2) }
`;

/** Sorts by a column whose head is pressed, and hides the rows without the words that are looked for. */
const SCRIPT = `
const body = document.querySelector('tbody');
const heads = [...document.querySelectorAll('thead th')];
const collator = new Intl.Collator(document.documentElement.lang === 'en' ? 'en' : 'zh-u-co-pinyin', { numeric: true });
for (const [column, head] of heads.entries()) head.firstElementChild.onclick = () => {
  const down = head.getAttribute('aria-sort') === 'ascending';
  for (const other of heads) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  const text = (row) => row.cells[column].textContent;
  const rows = [...body.rows].sort((a, b) => collator.compare(text(a), text(b)));
  body.append(...(down ? rows.reverse() : rows));
};
document.getElementById('search').oninput = ({ target }) => {
  const words = target.value.toLowerCase().split(/\\s+/);
  for (const row of body.rows) row.hidden = !words.every((word) => (row.textContent + row.dataset.name).toLowerCase().includes(word));
};
`;
