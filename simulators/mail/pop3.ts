import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Faults } from '../common/faults.ts';
import type { MailFault } from './faults.ts';
import type { Mail, Post } from './post.ts';

interface Setup {
  username: string;
  password: string;
  /** Whose mail lies in the mailbox. */
  address: string;
  post: Post;
  faults: Faults<MailFault>;
}

/** The mailbox of one address by POP3 (RFC 1939): what is deleted goes with QUIT. */
export function createPop3(setup: Setup): Server {
  return createServer((socket) => {
    socket.on('error', () => socket.destroy());
    serve(socket, setup).catch(() => socket.destroy());
  });
}

async function serve(socket: Socket, setup: Setup): Promise<void> {
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  if (setup.faults.meet(['mailbox-away'])) return void socket.end('-ERR not now\r\n');
  say('+OK ready');
  const session = createSession(setup);
  for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
    const [command = '', argument = ''] = line.split(' ');
    const answer = await session(command.toUpperCase(), argument);
    if (Buffer.isBuffer(answer)) socket.write(answer);
    else say(answer);
    if (command.toUpperCase() === 'QUIT') return void socket.end();
  }
}

type Session = (command: string, argument: string) => Promise<string | Buffer>;

function createSession({ username, password, address, post }: Setup): Session {
  let user = '';
  let mails: Mail[] | undefined;
  const deleted = new Set<number>();

  return async (command, argument) => {
    if (command === 'USER') return ((user = argument), '+OK');
    if (command === 'PASS') {
      if (user !== username || argument !== password) return '-ERR no';
      mails = post.mailbox(address);
      return '+OK';
    }
    if (command === 'QUIT') {
      for (const id of deleted) await post.take(id);
      return '+OK';
    }
    if (!mails) return '-ERR sign in first';
    const standing = mails
      .map((mail, index) => ({ mail, number: index + 1 }))
      .filter(({ mail }) => !deleted.has(mail.id));
    const one = standing.find(({ number }) => number === Number(argument))?.mail;
    const lines = (of: (mail: Mail) => string | number) =>
      lined(standing.map(({ mail, number }) => `${number} ${of(mail)}`).join('\r\n'));
    switch (command) {
      case 'NOOP':
        return '+OK';
      case 'STAT':
        return `+OK ${standing.length} ${standing.reduce((sum, { mail }) => sum + bytesOf(mail).length, 0)}`;
      case 'LIST':
        return lines((mail) => bytesOf(mail).length);
      case 'UIDL':
        return lines(({ id }) => `uid-${id}`);
      case 'RETR':
        return one ? lined(bytesOf(one)) : '-ERR no such mail';
      case 'DELE':
        if (one) deleted.add(one.id);
        return one ? '+OK' : '-ERR no such mail';
      default:
        return '-ERR what?';
    }
  };
}

const bytesOf = ({ source }: Mail): Buffer => Buffer.from(source, 'base64');

/** An answer of several lines: each that begins with a dot gets one more, and a dot alone ends it. */
function lined(content: string | Buffer): Buffer {
  const text = typeof content === 'string' ? content : content.toString('latin1');
  const body = text === '' ? '' : `${text.replace(/\r?\n$/, '').replace(/(^|\r\n)\./g, '$1..')}\r\n`;
  return Buffer.from(`+OK\r\n${body}.\r\n`, 'latin1');
}
