/** A thread that does what a document of this name would have it do. */
export default ({ name }) => {
  if (name === 'loop') for (;;);
  const kept = [];
  if (name === 'hog') for (;;) kept.push(new Array(100_000).fill(name.length + kept.length));
  if (name === 'unreadable') return 'unreadable';
  return { state: 'ready', mediaType: process.env.HOME ?? 'text/plain' };
};
