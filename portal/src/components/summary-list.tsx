import type { ComponentChildren } from 'preact';

export interface Row {
  name: string;
  value: ComponentChildren;
  change?: { href: string; label: string; text: string; onClick?: () => void };
}

/** Names and values; a row without a value is left out. */
export const SummaryList = ({ rows }: { rows: readonly (Row | false | null)[] }) => (
  <dl class="summary">
    {rows
      .filter((row): row is Row => !!row && row.value !== null && row.value !== undefined)
      .map(({ name, value, change }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="value">{value}</dd>
          {change && (
            <dd class="change">
              <a href={change.href} aria-label={change.label} onClick={change.onClick}>
                {change.text}
              </a>
            </dd>
          )}
        </div>
      ))}
  </dl>
);
