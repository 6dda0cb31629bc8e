import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { testServers } from '../../test/setup/servers.ts';
import { createEngine, type Engine } from './index.ts';

/** A way to the engine that can stop letting anything through without closing. */
let way: Server;
let engine: Engine;
const sockets: Socket[] = [];

beforeAll(async () => {
  const { temporal } = testServers().ports;
  way = createServer((near) => {
    const far = connect(temporal, '127.0.0.1');
    sockets.push(near, far);
    near.pipe(far);
    far.pipe(near);
  }).listen(0, '127.0.0.1');
  await once(way, 'listening');
  engine = createEngine({
    address: `127.0.0.1:${(way.address() as AddressInfo).port}`,
    namespace: 'default',
    taskQueue: 'unused',
    payloadKeys: [{ id: 'k', key: Buffer.alloc(32) }],
  });
});
afterAll(async () => {
  await engine.close();
  for (const socket of sockets) socket.destroy();
  way.close();
});

it('the engine is not well when it is connected and does not answer', async () => {
  await engine.check();
  for (const socket of sockets) socket.pause().unpipe();
  await expect(engine.check()).rejects.toThrow();
});
