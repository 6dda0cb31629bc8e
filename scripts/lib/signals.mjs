const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Hears the wish to end. `told` turns true with the first signal; `again` is called for each further one. */
export function hearSignals({ first, again }) {
  const state = { told: false };
  for (const signal of SIGNALS)
    process.on(signal, () => {
      const hear = state.told ? again : first;
      state.told = true;
      hear(signal);
    });
  return state;
}
