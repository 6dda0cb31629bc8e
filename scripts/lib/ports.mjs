import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { Problem } from './problem.mjs';

/** @type {Record<string, [title: string, variable: string, fallback: number]>} */
const PORTS = {
  http: ['portal, API and desk', 'PISHKHAN_PORT', 3000],
  temporal: ['Temporal server', 'PISHKHAN_TEMPORAL_PORT', 7233],
  temporalUi: ['Temporal UI', 'PISHKHAN_TEMPORAL_UI_PORT', 8233],
  postgres: ['PostgreSQL', 'PISHKHAN_POSTGRES_PORT', 5433],
  didgah: ['Didgah simulator', 'PISHKHAN_DIDGAH_PORT', 4001],
  panelA: ['SMS panel simulator A', 'PISHKHAN_PANEL_A_PORT', 4002],
  panelB: ['SMS panel simulator B', 'PISHKHAN_PANEL_B_PORT', 4003],
  mail: ['mail simulator', 'PISHKHAN_MAIL_PORT', 4004],
  smtp: ['mail simulator, SMTP', 'PISHKHAN_SMTP_PORT', 4025],
  pop3: ['mail simulator, POP3', 'PISHKHAN_POP3_PORT', 4110],
};

/** The ports by name, from the environment or the defaults. */
export function choosePorts(env = process.env) {
  const faults = [];
  const chosen = Object.entries(PORTS).map(([key, [, variable, fallback]]) => {
    const port = env[variable] ? Number(env[variable]) : fallback;
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      faults.push(`${variable} must be a port from 1 to 65535.`);
    return [key, port];
  });
  const numbers = chosen.map(([, port]) => port);
  const twice = numbers.find((port, index) => numbers.indexOf(port) < index);
  if (twice) faults.push(`Port ${twice} is set for two things at once.`);
  if (faults.length > 0) throw new Problem(faults.join('\n'));
  return Object.fromEntries(chosen);
}

/** Refuses to go on when something else listens, naming each port and the variable that moves it. */
export async function checkPorts(ports) {
  const faults = await Promise.all(
    Object.entries(PORTS).map(async ([key, [what, variable]]) => {
      const code = await occupied(ports[key]);
      const state = code === 'EACCES' ? 'needs special rights' : 'is taken by another program';
      return (
        code && `  Port ${ports[key]} (${what}) ${state}. Another one: ${variable}=${ports[key] + 10_000} npm start`
      );
    }),
  );
  const found = faults.filter(Boolean);
  if (found.length > 0) throw new Problem(`Pishkhan cannot start:\n${found.join('\n')}`);
}

async function occupied(port) {
  return (await listen(port, '127.0.0.1')) ?? (await listen(port, '::'));
}

const TAKEN = ['EADDRINUSE', 'EACCES'];

/** Other errors, such as a machine without IPv6, say nothing about the port. */
function listen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve(TAKEN.includes(error.code ?? '') ? error.code : undefined),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** Below those that a system gives to outgoing connections, one of which would take a port before its server starts. */
const FREE = { from: 20_000, to: 32_000 };

/** A number of ports that nothing listens on just now. */
export async function freePorts(count) {
  const found = new Set();
  while (found.size < count) {
    const port = randomInt(FREE.from, FREE.to);
    if (!(await occupied(port))) found.add(port);
  }
  return [...found];
}
