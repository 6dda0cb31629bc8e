import { pino, type Logger } from 'pino';

/** What is kept of lines that cannot be written just now, in bytes; later ones are lost. */
const WAITING_BYTES = 1024 * 1024;

/**
 * A process's log, on its standard output. A log that cannot be written, as on a full disk, stops nobody: what is waiting goes out
 * once there is room.
 * @param options.process which of the product's processes writes
 */
export function createLogger(options: { level: string; process: string; fd?: number }): Logger {
  const { level, process, fd = 1 } = options;
  const output = pino.destination({ fd, sync: true, maxLength: WAITING_BYTES });
  output.on('error', () => undefined);
  return pino({ level, base: { process } }, output);
}
