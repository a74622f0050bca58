/** Characters that are looked at. */
const SAMPLE = 50_000;

/** The language of a text: Chinese where at least a tenth of its letters are Han, else English. */
export function detectLanguage(text: string): 'zh-Hans-CN' | 'en' {
  const sample = text.slice(0, SAMPLE);
  const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  return han > 0 && han >= letters / 10 ? 'zh-Hans-CN' : 'en';
}
