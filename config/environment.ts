/** Environment variables by name; a variable set to nothing counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

export function readEnv(): Environment {
  return { ...process.env };
}
