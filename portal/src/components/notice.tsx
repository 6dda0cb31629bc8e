import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface NoticeProps {
  tone: 'good' | 'info' | 'call' | 'bad';
  title?: string;
  /** It stands in the place of what had the focus. */
  takesFocus?: boolean;
  children: ComponentChildren;
}

/** Something to know, said aloud when it appears. */
export const Notice = ({ tone, title, takesFocus, children }: NoticeProps) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, []);
  return (
    <div class={`notice ${tone}`} role="status" tabIndex={takesFocus ? -1 : undefined} ref={box}>
      {title && <h2>{title}</h2>}
      {children}
    </div>
  );
};
