import type { ComponentChildren } from 'preact';

interface NoticeProps {
  tone: 'good' | 'info' | 'call' | 'bad';
  title?: string;
  children: ComponentChildren;
}

/** Something to know, said aloud when it appears. */
export const Notice = ({ tone, title, children }: NoticeProps) => (
  <div class={`notice ${tone}`} role="status">
    {title && <h2>{title}</h2>}
    {children}
  </div>
);
