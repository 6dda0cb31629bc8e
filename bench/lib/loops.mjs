/** Does a piece of work so many times, by clients that each begin the next one as soon as theirs is done. */
export async function inLoops({ times, clients, work }) {
  let next = 0;
  const loop = async (client) => {
    while (next < times) await work(client, next++);
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => loop(client)));
}
