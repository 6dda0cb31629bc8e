import { run } from './run.mjs';

/**
 * The real server on one machine. WAL with `synchronous=NORMAL` and a lazier garbage collector double its throughput; a
 * commit can be lost only when the whole machine goes down.
 * @param {{ binary: string, port: number, log: string, uiPort?: number, database?: string, codecEndpoint?: string,
 *   namespaces?: string[] }} options
 */
export function temporalService({ binary, port, uiPort, database, log, codecEndpoint, namespaces = [] }) {
  const listen = ['--ip', '127.0.0.1', '--port', String(port)];
  const ui = uiPort ? ['--ui-port', String(uiPort)] : ['--headless'];
  const codec = codecEndpoint ? ['--ui-codec-endpoint', codecEndpoint] : [];
  const pragmas = ['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'];
  return {
    name: 'temporal',
    file: binary,
    args: [
      ...['server', 'start-dev', '--log-level', 'warn', ...listen, ...ui, ...codec],
      ...(database ? ['--db-filename', database, ...pragmas] : []),
      ...namespaces.flatMap((namespace) => ['--namespace', namespace]),
      ...['--search-attribute', 'PishkhanOrganisation=Keyword'],
    ],
    env: { ...process.env, GOGC: '400' },
    log,
    isReady: () => answers(binary, `127.0.0.1:${port}`),
  };
}

async function answers(binary, address) {
  const args = ['operator', 'namespace', 'describe', '--namespace', 'default', '--address', address];
  const { code } = await run(binary, args, { timeoutMs: 5000 });
  return code === 0;
}
