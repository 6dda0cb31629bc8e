const EVENTS = '/api/desk/v1/events';
const LONGEST_PAUSE = 30_000;

/** What has changed: a letter, or all that is shown. */
export type Change = { id: string } | 'all';

interface Wiring {
  open?: (address: string) => EventSource;
  page?: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
  onChange: (change: Change) => void;
  /** The server says no, as when the session has ended. */
  onRefused: () => void;
  /** Whether changes arrive by themselves. */
  onState: (up: boolean) => void;
}

/** Hears of changes for as long as somebody looks at this tab: a browser has only few connections for all of them. */
export const createStream = ({ open = (address) => new EventSource(address), page = document, ...told }: Wiring) => {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const connect = () => {
    const opened = (source = open(EVENTS));
    opened.addEventListener('open', () => {
      failures = 0;
      told.onState(true);
    });
    opened.addEventListener('letter', ({ data }: MessageEvent<string>) =>
      told.onChange(JSON.parse(data) as { id: string }),
    );
    opened.addEventListener('reset', () => told.onChange('all'));
    opened.addEventListener('error', () => {
      told.onState(false);
      // From a lost connection the browser comes back by itself.
      if (opened.readyState !== 2) return;
      told.onRefused();
      timer = setTimeout(connect, Math.min(2_000 * 2 ** failures, LONGEST_PAUSE));
      failures += 1;
    });
  };

  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };

  const whileSeen = () => {
    if (page.visibilityState !== 'hidden') return source ? undefined : connect();
    close();
    told.onState(true);
  };

  return {
    start(): () => void {
      page.addEventListener('visibilitychange', whileSeen);
      whileSeen();
      return () => {
        page.removeEventListener('visibilitychange', whileSeen);
        close();
      };
    },
  };
};
