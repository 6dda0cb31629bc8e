import { useEffect, useRef } from 'react';
import { useLocation } from 'react-admin';

/** What the router calls the page that was opened from outside; there the keyboard begins at the top. */
const FIRST = 'default';

/** On the way to a page the link that had the focus is gone: reading goes on at the heading. */
export const useHeadingFocus = () => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    if (key !== FIRST && document.activeElement === document.body) heading.current?.focus();
  }, [key]);
  return heading;
};
