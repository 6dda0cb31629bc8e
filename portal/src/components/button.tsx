import type { ComponentChildren } from 'preact';

interface ButtonProps {
  children: ComponentChildren;
  onClick?: () => void;
  type?: 'button' | 'submit';
  kind?: 'primary' | 'secondary' | 'danger' | 'link';
  busy?: boolean;
  label?: string;
}

/** A busy button stays focusable, so that a keyboard does not lose its place. */
export const Button = ({ children, onClick, type = 'button', kind = 'primary', busy = false, label }: ButtonProps) => (
  <button
    type={type}
    class={`button ${kind}`}
    aria-disabled={busy}
    aria-label={label}
    onClick={busy ? undefined : onClick}
  >
    {busy && <span class="spinner" aria-hidden="true" />}
    {children}
  </button>
);
