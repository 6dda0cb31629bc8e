import { once } from 'node:events';
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Dial } from '../outbound/dial.ts';
import { codeOf } from './failures.ts';
import type { MailServer } from './settings.ts';

/**
 * What became of one mail. `notSent`: its last line surely did not leave; after `unknown` the server may or may not have taken it.
 * `refused`: the server said that it takes no such mail, and would say so again.
 */
export type Mailed = { outcome: 'taken' } | { outcome: 'refused' | 'notSent' | 'unknown'; reason: string };

export interface Mail {
  from: string;
  to: string;
  source: Buffer;
  /** Milliseconds of the clock after which its text may not begin to leave. */
  notAfter: number;
}

class TooLate extends Error {
  readonly code = 'TooLate';
}

/** Sends one mail, once, on a connection of its own; never throws for what the network or the server did. */
export async function sendMail(
  mail: Mail,
  { server, dial, timeoutMs }: { server: MailServer; dial: Dial; timeoutMs: number },
): Promise<Mailed> {
  const deadline = AbortSignal.timeout(timeoutMs);
  let connection: SMTPConnection;
  try {
    connection = await open({ server, dial, deadline });
  } catch (error) {
    return { outcome: 'notSent', reason: reasonOf(error) };
  }
  const body = toBody(mail);
  try {
    await send(connection, { mail, body, deadline });
    return { outcome: 'taken' };
  } catch (error) {
    return toMailed(error, body.readableEnded);
  } finally {
    body.destroy();
    connection.close();
  }
}

/** The mail's source; whether its end was reached tells whether the server can have taken it. */
function toBody({ source, notAfter }: Mail): Readable {
  return Readable.from(
    (function* () {
      if (Date.now() > notAfter) throw new TooLate();
      yield source;
    })(),
    { objectMode: false },
  );
}

interface Opening {
  server: MailServer;
  dial: Dial;
  deadline: AbortSignal;
}

/** Connects and signs in; also used to see whether the server answers. */
export async function open({ server, dial, deadline }: Opening): Promise<SMTPConnection> {
  const { host, port, security, username, password } = server;
  const socket = dial({ host, port });
  deadline.addEventListener('abort', () => socket.destroy(timeout()), { once: true });
  await once(socket, 'connect', { signal: deadline });
  const connection = new SMTPConnection({
    ...{ host, port, connection: socket, name: 'pishkhan' },
    ...{ secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none' },
  });
  await settled(connection, (done) => connection.connect(done), deadline);
  if (username !== '')
    await settled(connection, (done) => connection.login({ user: username, pass: password }, done), deadline);
  return connection;
}

const send = (
  connection: SMTPConnection,
  { mail, body, deadline }: { mail: Mail; body: Readable; deadline: AbortSignal },
): Promise<void> =>
  settled(
    connection,
    (done) => connection.send({ from: mail.from, to: [mail.to], size: mail.source.length }, body, done),
    deadline,
  );

/** One step of the connection: it ends with the step, with a failure of the connection, or at the deadline. */
function settled(
  connection: SMTPConnection,
  step: (done: (error?: Error | null) => void) => void,
  deadline: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    deadline.addEventListener('abort', () => reject(timeout()), { once: true });
    if (deadline.aborted) reject(timeout());
    step((error) => (error ? reject(error) : resolve()));
  });
}

const timeout = (): Error => Object.assign(new Error('no answer in time'), { code: 'TimeoutError' });

/** Only the server's own word, or that the last line did not leave, says something for certain. */
function toMailed(error: unknown, isAllOut: boolean): Mailed {
  const code = responseCodeOf(error);
  if (code !== undefined) return { outcome: code >= 500 ? 'refused' : 'notSent', reason: reasonOf(error) };
  return { outcome: isAllOut ? 'unknown' : 'notSent', reason: reasonOf(error) };
}

function responseCodeOf(error: unknown): number | undefined {
  const { responseCode } = Object(error) as { responseCode?: unknown };
  return typeof responseCode === 'number' && responseCode >= 400 ? responseCode : undefined;
}

const reasonOf = (error: unknown): string => {
  const code = responseCodeOf(error);
  return code === undefined ? codeOf(error) : `SMTP ${code}`;
};
