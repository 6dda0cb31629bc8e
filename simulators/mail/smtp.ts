import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Faults } from '../common/faults.ts';
import type { MailFault } from './faults.ts';

const LARGEST = 30 * 1024 * 1024;

interface Setup {
  username: string;
  password: string;
  faults: Faults<MailFault>;
  /** Keeps a mail; it is confirmed to its sender only then. */
  onMail(mail: { from: string; to: string; source: Buffer }): Promise<void>;
}

const refusal = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

/** A mail server for those who have its password. */
export function createSmtp({ username, password, faults, onMail }: Setup): SMTPServer {
  const server = new SMTPServer({
    allowInsecureAuth: true,
    closeTimeout: 500,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    hideSTARTTLS: true,
    size: LARGEST,
    onAuth: (auth, _session, done) =>
      auth.username === username && auth.password === password
        ? done(null, { user: username })
        : done(refusal(535, 'Authentication failed')),
    onRcptTo(_address, _session, done) {
      const fault = faults.meet(['greylist', 'reject']);
      if (fault === 'greylist') return done(refusal(451, 'Try again later'));
      if (fault === 'reject') return done(refusal(550, 'No such mailbox'));
      done();
    },
    onData: (stream, session, done) => {
      receive(stream, session).then(
        (isAnswered) => isAnswered && done(),
        () => done(refusal(451, 'Local error')),
      );
    },
  });
  server.on('error', () => undefined);

  /** Whether the sender is answered. */
  async function receive(stream: NodeJS.ReadableStream, session: SMTPServerSession): Promise<boolean> {
    const fault = faults.meet(['reset-connection', 'commit-then-hang', 'commit-then-reset']);
    if (fault === 'reset-connection') return cut(session);
    const source = await buffer(stream);
    const from = session.envelope.mailFrom ? session.envelope.mailFrom.address.toLowerCase() : '';
    for (const { address } of session.envelope.rcptTo) await onMail({ from, to: address.toLowerCase(), source });
    if (fault === 'commit-then-reset') return cut(session);
    return fault === undefined;
  }

  function cut({ id }: SMTPServerSession): false {
    for (const connection of server.connections) if (connection.id === id) connection.close();
    return false;
  }

  return server;
}
