import { useEffect, useRef } from 'preact/hooks';
import { useTexts } from '../texts/catalogue.ts';
import type { Fault } from './faults.ts';

const focusOn = (id: string) => (event: Event) => {
  event.preventDefault();
  document.getElementById(id)?.focus();
};

/** All faults in one place, each leading to its field; takes the focus when it appears. */
export const ErrorSummary = ({ faults }: { faults: readonly Fault[] }) => {
  const { errorTitle } = useTexts('common');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.length > 0) box.current?.focus();
  }, [faults]);
  if (faults.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{errorTitle}</h2>
      <ul>
        {faults.map(({ field, message }) => (
          <li key={message}>
            {field ? (
              <a href={`#${field}`} onClick={focusOn(field)}>
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};
