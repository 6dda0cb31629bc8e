import type { lookup } from 'node:dns';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAddressGuard, parseNetworks } from './address-guard.ts';
import { createExchange } from './exchange.ts';

const hostOf = (url: string): string => new URL(url).hostname;

describe('an address that somebody enters', () => {
  const guard = createAddressGuard();

  it.each([
    ...['http://127.0.0.1/', 'http://2130706433/', 'http://0x7f.1/', 'http://localhost/', 'http://a.localhost./'],
    ...['http://10.1.2.3/', 'http://172.16.0.1/', 'http://192.168.1.1/', 'http://169.254.169.254/latest/meta-data'],
    ...['http://0.0.0.0/', 'http://100.64.0.1/', 'http://224.0.0.1/', 'http://[::1]/', 'http://[fe80::1]/'],
    ...['http://[fd00::1]/', 'http://[::ffff:127.0.0.1]/', 'http://[64:ff9b::7f00:1]/', 'http://[2002:7f00:1::]/'],
  ])('%s points inside', (url) => expect(guard.permits(hostOf(url))).toBe(false));

  it.each(['http://93.184.216.34/', 'https://[2606:2800:220:1::1]/', 'https://didgah.example.ir/'])(
    '%s does not',
    (url) => expect(guard.permits(hostOf(url))).toBe(true),
  );

  it('may be of a network that whoever runs the installation allows', () => {
    const allowing = createAddressGuard(parseNetworks('10.20.0.0/16, ::1/128'));
    const permitted = ['10.20.3.4', '10.21.0.1', '[::1]', '127.0.0.1'].map(allowing.permits);
    expect(permitted).toEqual([true, false, true, false]);
  });

  it.each(['10.0.0.0', '10.0.0.0/40', 'inside', '10.0.0.0/8,,'])('%s is no list of networks', (list) =>
    expect(parseNetworks(list)).toBeUndefined(),
  );
});

describe('a name', () => {
  const server = createServer((_request, response) => response.writeHead(302, { location: '/' }).end());
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => void server.close());

  /** A name server that gives these addresses in turn. */
  const answering = (...answers: string[][]) => {
    let asked = 0;
    const give = (_name: string, options: { all?: boolean }, callback: (...result: unknown[]) => void) => {
      const found = answers[Math.min(asked++, answers.length - 1)]!.map((address) => ({ address, family: 4 }));
      if (options.all) callback(null, found);
      else callback(null, found[0]?.address, 4);
    };
    return give as typeof lookup;
  };
  const calling = (lookups: typeof lookup, allowed = '192.0.2.0/24') =>
    createExchange(createAddressGuard(parseNetworks(allowed), lookups))({
      ...{ url: `http://didgah.example.ir:${port}/`, method: 'GET', headers: {}, timeoutMs: 2_000 },
    });

  it('that leads inside is not connected to', async () => {
    expect(await calling(answering(['127.0.0.1']))).toEqual({ kind: 'notSent', reason: 'EINSIDE' });
    expect(await calling(answering(['93.184.216.34', '127.0.0.1']))).toEqual({ kind: 'notSent', reason: 'EINSIDE' });
  });

  it('is connected to where it led when it was looked at, and is not looked up again', async () => {
    expect(await calling(answering(['127.0.0.1'], ['10.0.0.1']), '127.0.0.0/8')).toMatchObject({ status: 302 });
  });

  it('is refused the moment it changes its mind', async () => {
    const changing = answering(['192.0.2.1'], ['127.0.0.1']);
    changing('', { all: true }, () => undefined);
    expect(await calling(changing)).toEqual({ kind: 'notSent', reason: 'EINSIDE' });
  });

  it('written as an address is refused without being looked up', async () => {
    const call = { url: `http://127.0.0.1:${port}/`, method: 'GET', headers: {}, timeoutMs: 2_000 } as const;
    expect(await createExchange(createAddressGuard())(call)).toEqual({ kind: 'notSent', reason: 'EINSIDE' });
    expect(await createExchange()(call)).toMatchObject({ status: 302 });
  });
});
