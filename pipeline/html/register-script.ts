import { wordsFor } from './words.ts';

/**
 * What CSS cannot do on an annotated page: search in a register, count its rows, and show the other
 * end of a link between text and register. A page without it is whole.
 *
 * A register is an element of class `register`; its rows are the table rows and list items in it
 * that have an id. Rows that are not sought are `hidden`, and so are sections without another row.
 * Both ends of a link get the class `paired`.
 */
const SCRIPT = /* js */ `(words) => {
  const shown = (row) => row.getClientRects().length > 0;
  const registers = [];
  for (const register of document.querySelectorAll('.register')) {
    const rows = [...register.querySelectorAll('tr[id], li[id]')];
    if (rows.length === 0) continue;
    const bar = document.createElement('p');
    const label = document.createElement('label');
    const field = document.createElement('input');
    const count = document.createElement('output');
    bar.className = 'register-search furniture';
    field.type = 'search';
    label.append(words.search, ' ', field);
    bar.append(label, count);
    const heading = register.querySelector('h1, h2, h3');
    if (heading) heading.after(bar);
    else register.prepend(bar);
    const tell = () => {
      count.textContent = words.count.replace('{shown}', rows.filter(shown).length).replace('{all}', rows.length);
    };
    field.addEventListener('input', () => {
      const sought = field.value.normalize('NFKC').toLowerCase().split(/\\s+/);
      for (const row of rows) {
        const text = row.textContent.normalize('NFKC').toLowerCase();
        row.hidden = !sought.every((word) => text.includes(word));
      }
      for (const section of register.querySelectorAll('section')) {
        section.hidden = rows.every((row) => row.hidden || !section.contains(row));
      }
      tell();
    });
    registers.push(tell);
    tell();
  }
  // Other controls are CSS alone; what they hide is counted here.
  document.addEventListener('change', () => registers.forEach((tell) => tell()));

  let paired = [];
  const pair = ({ target }) => {
    for (const element of paired) element.classList.remove('paired');
    const link = target.closest?.('a[href^="#"]');
    const other = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    paired = other ? [link, other] : [];
    for (const element of paired) element.classList.add('paired');
  };
  document.addEventListener('focusin', pair);
  document.addEventListener('pointerover', pair);
}`;

/** What the script adds to a page, before the styles of the template, which may show it otherwise. */
export const REGISTER_STYLE = `[hidden]{display:none!important}
.register-search{display:flex;flex-wrap:wrap;gap:.25em 1em;align-items:baseline;font-size:.875em;text-indent:0}
.register-search input{font:inherit;line-height:1.2;width:14em;max-width:100%;padding:.25em .5em}
.paired{outline:2px solid;outline-offset:1px}
@media print{.register-search{display:none}}`;

/** The script of an annotated page, with the words that it shows. */
export function registerScript(language: string): string {
  const { search, count } = wordsFor(language);
  return `(${SCRIPT})(${JSON.stringify({ search, count })});`;
}
