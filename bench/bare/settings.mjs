/** What main.mjs tells the processes of the bare pipeline. */
export const readSettings = () => JSON.parse(process.env.BENCH_BARE ?? '{}');
