import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

/** The page that shows the HTML edition of a document beside its PDF; without a name, that there is none yet. */
export function page(documents: readonly string[], name: string | undefined): string {
  const option = (one: string) => h('option', { value: one, selected: one === name }, one);
  const tree = h(null, [
    { type: 'doctype' },
    h('html', { lang: 'en', dataName: name ?? '' }, [
      h('head', [
        h('meta', { charset: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width' }),
        h('title', name === undefined ? 'Galley' : `${name} · Galley`),
        h('link', { rel: 'stylesheet', href: '/preview.css' }),
        h('script', { src: '/preview.js', type: 'module' }),
      ]),
      h('body', [
        h('header', [
          h('label', ['Document ', h('select', { id: 'document' }, documents.map(option))]),
          h('label', [h('input', { type: 'checkbox', id: 'annotated' }), ' annotated']),
          h('p', { id: 'state', role: 'status' }, name === undefined ? 'It has not been built yet.' : ''),
        ]),
        h('pre', { id: 'problems', hidden: true }),
        h('main', [
          h('iframe', { id: 'html', title: 'HTML edition' }),
          h('iframe', { id: 'pdf', title: 'PDF edition' }),
        ]),
      ]),
    ]),
  ]);
  return unified().use(rehypeStringify).stringify(tree);
}

export const STYLE = `
* { box-sizing: border-box }
body { display: flex; flex-direction: column; margin: 0; block-size: 100dvh; font: 14px/1.4 system-ui, sans-serif }
header { display: flex; flex-wrap: wrap; gap: 4px 20px; align-items: center; padding: 6px 12px; border-block-end: 1px solid #bbb }
header p { margin: 0; color: #555 }
pre { margin: 0; max-block-size: 30dvh; overflow: auto; padding: 8px 12px; background: #fdecea; color: #611a15; white-space: pre-wrap }
main { display: grid; flex: 1; grid-template-columns: 1fr 1fr; min-block-size: 0 }
iframe { inline-size: 100%; block-size: 100%; border: 0 }
iframe + iframe { border-inline-start: 1px solid #bbb }
@media (width < 800px) { main { grid-template-columns: 1fr; grid-template-rows: 1fr 1fr } iframe + iframe { border-inline-start: 0; border-block-start: 1px solid #bbb } }
`;

/** Runs in the page: shows the editions, and shows them anew after a build, at the place that was edited. */
export const SCRIPT = `
const byId = (id) => document.getElementById(id);
const { name } = document.documentElement.dataset;
const [html, pdf, state, problems, annotated] = ['html', 'pdf', 'state', 'problems', 'annotated'].map(byId);
const address = (format) =>
  '/editions/' + [name, name].map(encodeURIComponent).join('/') + (annotated.checked ? '.annotated.' : '.') + format;
let count = 0;

function show({ anchor, page } = {}) {
  if (!name) return;
  count += 1;
  const top = html.contentWindow?.scrollY ?? 0;
  html.onload = () => {
    const edited = anchor && html.contentDocument?.getElementById(anchor);
    if (edited) edited.scrollIntoView({ block: 'center' });
    else html.contentWindow?.scrollTo(0, top);
  };
  html.src = address('html') + '?' + count;
  // A viewer of PDFs keeps its place only where it is told one.
  pdf.src = address('pdf') + '?' + count + (page ? '#page=' + page : '');
}

byId('document').onchange = ({ target }) => location.assign('/' + encodeURIComponent(target.value));
annotated.onchange = () => show();
const events = new EventSource('/events');
events.onmessage = ({ data }) => {
  const news = JSON.parse(data);
  problems.textContent = news.problems.join('\\n\\n');
  problems.hidden = news.problems.length === 0;
  const mine = news.built.find((document) => document.name === name);
  if (!name && news.built.length > 0) location.reload();
  if (mine) show(mine);
  state.textContent = (mine ? 'Built ' : 'Looked at ') + new Date().toLocaleTimeString();
};
events.onerror = () => { state.textContent = 'The preview has ended.'; };
show();
`;
