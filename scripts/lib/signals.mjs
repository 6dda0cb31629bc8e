const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const LOOK_MS = 1000;
/** A Ctrl-C reaches this process twice: from the terminal, and passed on by npm. */
const ONE_WISH_MS = 1000;

/** Hears the wish to end. `told` turns true with the first signal; `again` is called for each further wish. */
export function hearSignals({ first, again }) {
  const state = { told: false };
  let since;
  const tell = () => {
    if (Date.now() - since < ONE_WISH_MS) return;
    since = Date.now();
    const hear = state.told ? again : first;
    state.told = true;
    hear();
  };
  for (const signal of SIGNALS) process.on(signal, tell);
  if (process.env.npm_lifecycle_event) whenParentEnds(() => state.told || tell());
  return state;
}

/** npm that is killed cannot pass the signal on. */
function whenParentEnds(tell) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    tell();
  }, LOOK_MS);
  timer.unref();
}
