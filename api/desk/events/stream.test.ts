import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { openStream, type EventStream } from './stream.ts';

let stream: EventStream;
let closed: Promise<unknown>;
const app = express().get('/', (_request, response) => {
  closed = once(response, 'close');
  stream = openStream(response);
});
const server = createServer(app);
const anEvent = (id: string) => ({ id, event: 'letter', data: { id } });

beforeEach(() => once(server.listen(0, '127.0.0.1'), 'listening'));
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const client = async () => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  await once(socket, 'readable');
  return socket;
};

describe('a stream of events', () => {
  test('says when to come back, and sends each event with its id, and beats', async () => {
    const socket = await client();
    stream.send(anEvent('1'));
    stream.beat();
    stream.end();
    const text = String(Buffer.concat(await socket.toArray()));
    expect(text).toMatch(/retry: [23]\d{3}\n\n/);
    expect(text).toContain('id: 1\nevent: letter\ndata: {"id":"1"}\n\n');
    expect(text).toContain('\r\n:\n\n\r\n');
    await closed;
  });

  test('is cut off when nobody reads it', async () => {
    const socket = await client();
    socket.on('error', () => undefined);
    let over = false;
    void closed.then(() => (over = true));
    for (let sent = 0; !over && sent < 5_000; sent += 1) {
      stream.send(anEvent('x'.repeat(10_000)));
      if (sent % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(over).toBe(true);
    socket.destroy();
  });
});
