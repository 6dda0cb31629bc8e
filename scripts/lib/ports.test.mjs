import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { checkPorts, choosePorts, freePorts } from './ports.mjs';

describe('ports', () => {
  it('are the usual ones unless set', () => {
    expect(choosePorts({ PISHKHAN_DIDGAH_PORT: '5001' })).toMatchObject({ http: 3000, postgres: 5433, didgah: 5001 });
  });

  it('are refused when they are no ports, or one stands for two things', () => {
    expect(() => choosePorts({ PISHKHAN_PORT: '99999' })).toThrow('PISHKHAN_PORT must be a port');
    expect(() => choosePorts({ PISHKHAN_PORT: '4001' })).toThrow('Port 4001 is set for two things');
  });

  it('that are taken are named, each with the variable that moves it', async () => {
    const server = createServer().listen(0);
    await new Promise((resolve) => server.once('listening', resolve));
    const [free] = await freePorts(1);
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    const ports = {
      http: port,
      temporal: free,
      temporalUi: free,
      postgres: free,
      didgah: port,
      panelA: free,
      panelB: free,
    };
    const checking = checkPorts(ports);
    await expect(checking).rejects.toThrow(new RegExp(`Port ${port} \\(portal, API and desk\\).*PISHKHAN_PORT=`));
    await expect(checking).rejects.toThrow(/PISHKHAN_DIDGAH_PORT=/);
    await expect(checking).rejects.not.toThrow(/PISHKHAN_TEMPORAL_PORT=/);
    server.close();
  });
});
