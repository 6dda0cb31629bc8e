type Values = Record<string, unknown>;

interface Before {
  previousData?: { settings?: Values };
}

const isGiven = (value: unknown): boolean => value !== '' && value !== null && value !== undefined;

/** A setting that was emptied is taken away; a secret that was not typed stays as it is. */
const changedSettings = (settings: Values, before: Values): Values =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => {
      if (isGiven(value)) return [[name, value]];
      return isGiven(before[name]) ? [[name, null]] : [];
    }),
  );

/** What the API takes of the form of a new connection. */
export const toNewConnection = ({ adapter, name, active, settings }: Values) => {
  const [kind, id] = String(adapter).split('/');
  return { kind, adapter: id, name, active, settings: changedSettings((settings ?? {}) as Values, {}) };
};

/** What the API takes of a changed connection, and the version that the change is based on. */
export const toConnectionChange = (
  { name, position, active, settings, version }: Values,
  { previousData }: Before = {},
) => ({
  ...{ name, position, active, version },
  settings: changedSettings((settings ?? {}) as Values, previousData?.settings ?? {}),
});
