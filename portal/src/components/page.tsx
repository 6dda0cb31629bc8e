import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useTexts } from '../texts/catalogue.ts';

interface PageProps {
  /** The document's title; also the heading, unless the heading stands in a form's label. */
  title: string;
  ownHeading?: boolean;
  caption?: ComponentChildren;
  back?: string;
  wide?: boolean;
  children: ComponentChildren;
}

let isFirst = true;

/** Names the document and takes the focus to the new page's heading, so that a screen reader knows that it changed. */
export const Page = ({ title, ownHeading, caption, back, wide, children }: PageProps) => {
  const common = useTexts('common');
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    document.title = title === common.brand ? title : `${title} · ${common.brand}`;
  }, [title, common]);
  useEffect(() => {
    const wasFirst = isFirst;
    isFirst = false;
    if (root.current && !wasFirst) return focusHeading(root.current);
  }, []);
  return (
    <div class={wide ? 'page wide' : 'page'} ref={root}>
      {back && (
        <a class="back" href={back}>
          {common.back}
        </a>
      )}
      {caption && <p class="caption">{caption}</p>}
      {!ownHeading && <h1 dir="auto">{title}</h1>}
      {children}
    </div>
  );
};

/** Where the heading comes with a part that is still loading, as soon as it is there, unless somebody has gone on meanwhile. */
const focusHeading = (root: HTMLElement): (() => void) => {
  const before = document.activeElement;
  const observer = new MutationObserver(() => attempt());
  const attempt = () => {
    const heading = root.querySelector('h1');
    if (!heading) return;
    observer.disconnect();
    if (document.activeElement !== before) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };
  observer.observe(root, { childList: true, subtree: true });
  attempt();
  return () => observer.disconnect();
};
