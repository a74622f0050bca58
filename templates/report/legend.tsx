import type { Result } from 'hastscript';
import type { TemplateContext } from '../../pipeline/contract/template.ts';

/** What can be shown and hidden; the style sheets look at the boxes, so no script is needed. */
const SHOWN = ['figures', 'times', 'names', 'remarks', 'marks', 'notes'] as const;

/** The key to the marks of an annotated edition. On screen each entry can be switched off. */
export function legend({ labels, edition }: TemplateContext): Result {
  const onScreen = edition.format === 'html';
  return (
    <aside
      class="legend furniture"
      role={onScreen ? undefined : 'group'}
      aria-label={labels.legend ?? ''}
      data-generated
    >
      <ul>
        {SHOWN.filter((name) => onScreen || name !== 'notes').map((name) => (
          <li class={`show-${name}`}>
            {onScreen ? (
              <label>
                <input type="checkbox" id={`show-${name}`} checked /> {sample(name, labels[`show.${name}`])}
              </label>
            ) : (
              sample(name, labels[`show.${name}`])
            )}
          </li>
        ))}
      </ul>
    </aside>
  );
}

function sample(name: string, label = '') {
  return <span class={['sample', `sample-${name}`]}>{label}</span>;
}
