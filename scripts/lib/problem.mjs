/** Something that the person at the keyboard can put right: shown as text, without a stack. */
export class Problem extends Error {
  name = 'Problem';
}

const BY_CODE = {
  ENOSPC: 'The disk is full. Free some space and start again; nothing that was saved is lost.',
  EROFS: 'The disk is read-only. Pishkhan has to write into its own folder.',
  EMFILE: 'Too many files are open. Raise the limit, for example with "ulimit -n 4096".',
};

/** @type {[pattern: RegExp, meaning: string][]} */
const BY_WORDS = [
  [/No space left on device|disk is full/i, BY_CODE.ENOSPC],
  [
    /not a database|malformed|invalid checkpoint|could not locate a valid/i,
    'Its data is damaged. Put it back from a copy, or move the data folder away to start anew.',
  ],
];

/** What a program's last words mean, when they are known, followed by the words. */
export function interpret(words) {
  const meaning = BY_WORDS.find(([pattern]) => pattern.test(words))?.[1];
  return meaning ? `${meaning}\n\n${words}` : words;
}

export function explain(error) {
  if (error instanceof Problem) return error.message;
  const known = BY_CODE[error?.code];
  return known ? `${known}${error.path ? `\n(${error.path})` : ''}` : (error?.stack ?? String(error));
}

/** Runs a script; what goes wrong becomes one message and exit code 1. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(`\n${explain(error)}\n`);
    process.exitCode = 1;
  }
}
