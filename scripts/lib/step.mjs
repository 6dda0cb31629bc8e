const REPEAT_MS = 15_000;

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one step and shows that it is under way: its name at once, a sign of life while it lasts, its time at the end.
 * `work` gets a function that says what is being done just now.
 */
export async function step(name, work) {
  const start = Date.now();
  let doing = '';
  console.log(`• ${name} …`);
  const timer = setInterval(() => console.log(`  … ${seconds(start)}${doing && `: ${doing}`}`), REPEAT_MS);
  try {
    const result = await work((text) => (doing = text));
    const took = Date.now() - start;
    if (took > 3000) console.log(`  done in ${seconds(start)}`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
