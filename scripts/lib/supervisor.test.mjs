import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { markOf, within } from './processes.mjs';
import { Supervisor } from './supervisor.mjs';

const OBEYING = "process.on('SIGTERM', () => process.exit(0));";
const STUBBORN = "process.on('SIGTERM', () => undefined);";

let folder;
let supervisor;
let said;
let children;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'supervisor-'));
  said = [];
  supervisor = new Supervisor({ say: (line) => said.push(line), onChange: (all) => (children = all) });
});

afterEach(async () => {
  await supervisor.stop(500);
  rmSync(folder, { recursive: true, force: true });
});

function aService(name, code = OBEYING) {
  const script = `${code} setInterval(() => undefined, 1000); console.log('ready ${name}');`;
  return { name, file: process.execPath, args: ['-e', script], env: process.env, log: join(folder, `${name}.log`) };
}

const pidOf = (name) => children.find((child) => child.service.name === name).pid;

describe('a supervisor', () => {
  it('starts a service that was killed again and says so', async () => {
    await supervisor.start(aService('worker'));
    const first = pidOf('worker');
    process.kill(first, 'SIGKILL');
    expect(await within(5000, () => said.includes('worker is back'))).toBe(true);
    expect(pidOf('worker')).not.toBe(first);
    expect(said[0]).toMatch(/^worker ended unexpectedly \(SIGKILL\)/);
  });

  it('keeps trying when a service cannot be started again', async () => {
    const service = aService('worker');
    await supervisor.start(service);
    const { log } = service;
    service.log = join(folder, 'away', 'worker.log');
    process.kill(pidOf('worker'), 'SIGKILL');
    expect(await within(5000, () => said.some((line) => line.includes('cannot be started (ENOENT)')))).toBe(true);
    service.log = log;
    expect(await within(5000, () => said.includes('worker is back'))).toBe(true);
  });

  it('goes on when what runs cannot be noted', async () => {
    const noting = () => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    supervisor = new Supervisor({ say: (line) => said.push(line), onChange: noting });
    await supervisor.start(aService('worker'));
    expect(said).toEqual(['what runs could not be noted (ENOSPC)']);
  });

  it('shows the last words of a service that does not start', async () => {
    const broken = aService('api', "console.error('no such table'); process.exit(3);");
    await expect(supervisor.start(broken)).rejects.toThrow(/api did not start.*no such table/s);
  });

  it('ends what does not listen, with everything in its process group', async () => {
    const grandchild = join(folder, 'grandchild');
    const spawning = `
      const { pid } = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
      require('fs').writeFileSync(${JSON.stringify(grandchild)}, String(pid));`;
    await supervisor.start(aService('worker', STUBBORN + spawning));
    await supervisor.stop(300);
    expect(markOf(pidOf('worker'))).toBeUndefined();
    const pid = Number(readFileSync(grandchild, 'utf8'));
    expect(await within(2000, () => markOf(pid) === undefined)).toBe(true);
  });

  it('ends the last started first and starts nothing again', async () => {
    const order = join(folder, 'order');
    const noting = (name) =>
      `process.on('SIGTERM', () => { require('fs').appendFileSync(${JSON.stringify(order)}, '${name} '); process.exit(0); });`;
    for (const name of ['postgres', 'worker', 'api']) await supervisor.start(aService(name, noting(name)));
    await supervisor.stop(3000);
    expect(readFileSync(order, 'utf8')).toBe('api worker postgres ');
    expect(said).toEqual([]);
  });
});
