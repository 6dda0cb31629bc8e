import { useEffect, useState } from 'preact/hooks';
import { language } from '../texts/language.ts';
import { useTexts } from '../texts/catalogue.ts';
import { useSecondsLeft } from '../state/clock.ts';
import { useStore } from '../state/store.ts';
import type { Waiting } from '../../../client/waiting.ts';
import { waiting } from '../state/waiting.ts';
import { localDigits } from '../text/digits.ts';

/** Says what the person would otherwise wonder about: no connection, or a call that is being made again. */
export const StatusBar = () => {
  const texts = useTexts('common');
  const wait = useStore(waiting);
  const online = useOnline();
  return (
    <div class="status-bar" role="status">
      {wait ? <Countdown wait={wait} /> : !online && <p>{texts.offlineBanner}</p>}
    </div>
  );
};

const Countdown = ({ wait }: { wait: Waiting }) => {
  const { waitingOffline, waitingPending } = useTexts('common');
  const left = useSecondsLeft(wait.until);
  const seconds = localDigits(left, useStore(language));
  if (left === 0) return null;
  const text = wait.reason === 'offline' ? waitingOffline : waitingPending;
  return (
    <p>
      <span class="spinner" aria-hidden="true" />
      {text(seconds)}
    </p>
  );
};

const useOnline = (): boolean => {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  return online;
};
