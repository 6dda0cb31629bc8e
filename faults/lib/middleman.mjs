import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { exchange } from '../../bench/lib/http.mjs';

/**
 * Stands between the product and a simulator, and hands on twice whatever is to be registered or sent: a blind resend, planted
 * where the checker has to find it.
 * @param {string} url  where the simulator is
 */
export async function startMiddleman(url) {
  const server = createServer(async (request, response) => {
    const { method = 'GET', url: path, headers } = request;
    const body = await buffer(request);
    const target = `${url}${path}`;
    const isToDo = method === 'PUT' || /\/sms\/send\.json/.test(target);
    if (isToDo) await exchange(target, { method, headers }, body);
    const answer = await exchange(target, { method, headers }, body);
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
