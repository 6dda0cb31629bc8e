import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect as secure } from 'node:tls';
import type { Dial } from '../outbound/dial.ts';
import type { MailServer } from './settings.ts';

/** A mail as the mailbox lists it. */
export interface Listed {
  number: number;
  /** The mailbox's own, and the same as long as the mail lies there. */
  uid: string;
  bytes: number;
}

/** A mailbox by POP3 (RFC 1939). What is deleted goes when the mailbox is left in order, and not before. */
export interface Mailbox {
  list(): Promise<Listed[]>;
  retrieve(mail: Listed): Promise<Buffer>;
  delete(mail: Listed): Promise<void>;
}

/** The server answered `-ERR`, or not as the protocol has it; what it said is not repeated. */
export class Pop3Error extends Error {
  readonly code: string;
  readonly isOfSignIn: boolean;
  constructor(command: string) {
    super(`POP3 refuses ${command}`);
    this.code = `POP3 ${command}`;
    this.isOfSignIn = command === 'USER' || command === 'PASS';
  }
}

const LONGEST_LINE = 1_024;
const CRLF = Buffer.from('\r\n');
const END = Buffer.from('\r\n.\r\n');

/**
 * Works with a mailbox on a connection of its own.
 * @param longestMail a mail of more bytes is not read
 */
export async function withMailbox<T>(
  { server, dial, timeoutMs, longestMail }: { server: MailServer; dial: Dial; timeoutMs: number; longestMail: number },
  work: (mailbox: Mailbox) => Promise<T>,
): Promise<T> {
  const deadline = AbortSignal.timeout(timeoutMs);
  const socket = dial(server);
  const stop = () => socket.destroy(Object.assign(new Error('no answer in time'), { code: 'TimeoutError' }));
  deadline.addEventListener('abort', stop, { once: true });
  try {
    const session = await signIn(socket, { server, deadline });
    const result = await work(mailboxOf(session, longestMail));
    await session.ask('QUIT');
    return result;
  } finally {
    deadline.removeEventListener('abort', stop);
    socket.destroy();
  }
}

interface Session {
  /** Sends a command and gives the rest of its `+OK` line. @param shown what may stand in an error */
  ask(command: string, shown?: string): Promise<string>;
  /** The lines that follow an answer, without their dots. */
  rest(most: number): Promise<Buffer>;
  /** Leaves the socket to whoever encrypts it. */
  release(): void;
}

async function signIn(
  plain: Socket,
  { server, deadline }: { server: MailServer; deadline: AbortSignal },
): Promise<Session> {
  const { host, security, username, password } = server;
  const encrypt = async (): Promise<Socket> => {
    const socket = secure({ socket: plain, host, servername: host });
    await once(socket, 'secureConnect', { signal: deadline });
    return socket;
  };
  await once(plain, 'connect', { signal: deadline });
  let session = sessionOn(security === 'tls' ? await encrypt() : plain);
  await session.ask('', 'greeting');
  if (security === 'starttls') {
    await session.ask('STLS');
    session.release();
    session = sessionOn(await encrypt());
  }
  await session.ask(`USER ${oneLine(username)}`, 'USER');
  await session.ask(`PASS ${oneLine(password)}`, 'PASS');
  return session;
}

/** A line's end within a name would be a command of its own. */
const oneLine = (text: string): string => text.replace(/[\r\n]/g, '');

function sessionOn(socket: Socket): Session {
  let held: Buffer = Buffer.alloc(0);
  let failure: Error | undefined;
  let wake = (): void => undefined;
  const fail = (error: Error): void => {
    failure ??= error;
    wake();
  };
  const hear = (chunk: Buffer): void => {
    held = Buffer.concat([held, chunk]);
    wake();
  };
  socket.on('data', hear).on('error', fail);
  socket.once('close', () => fail(Object.assign(new Error('the connection ended'), { code: 'ECONNRESET' })));

  const more = async (): Promise<void> => {
    if (!failure) await new Promise<void>((resolve) => (wake = resolve));
    if (failure) throw failure;
  };
  const take = (length: number, skip: number): Buffer => {
    const taken = held.subarray(0, length);
    held = held.subarray(length + skip);
    return taken;
  };
  const line = async (): Promise<string> => {
    for (let end = held.indexOf(CRLF); ; end = held.indexOf(CRLF)) {
      if (end >= 0) return take(end, CRLF.length).toString('latin1');
      if (held.length > LONGEST_LINE) throw new Pop3Error('line');
      await more();
    }
  };

  return {
    release: () => void socket.off('data', hear).pause(),
    async ask(command, shown = command.split(' ')[0] ?? '') {
      if (command !== '') socket.write(`${command}\r\n`);
      const answer = await line();
      if (!/^\+OK\b/i.test(answer)) throw new Pop3Error(shown);
      return answer.slice(3).trim();
    },
    async rest(most) {
      while (held.length < 3) await more();
      if (held.subarray(0, 3).equals(END.subarray(2))) return take(0, 3);
      for (let from = 0; ;) {
        const end = held.indexOf(END, from);
        if (end >= 0) return withoutDots(take(end, END.length));
        if (held.length > most) throw new Pop3Error('length');
        from = Math.max(0, held.length - END.length);
        await more();
      }
    },
  };
}

/** A line that begins with a dot has one more on the wire. */
const withoutDots = (lines: Buffer): Buffer =>
  Buffer.from(lines.toString('latin1').replace(/(^|\r\n)\.\./g, '$1.'), 'latin1');

const MOST_LISTED = 4 * 1024 * 1024;

function mailboxOf(session: Session, longestMail: number): Mailbox {
  const table = async (command: string): Promise<Map<number, string>> => {
    await session.ask(command);
    const lines = (await session.rest(MOST_LISTED)).toString('latin1').split('\r\n');
    return new Map(
      lines.flatMap((one) => {
        const [, number, value] = /^(\d+) +(\S+)/.exec(one) ?? [];
        return number && value ? [[Number(number), value] as const] : [];
      }),
    );
  };
  return {
    async list() {
      const sizes = await table('LIST');
      const uids = await table('UIDL');
      return Array.from(uids, ([number, uid]) => ({ number, uid, bytes: Number(sizes.get(number) ?? 0) }));
    },
    async retrieve({ number }) {
      await session.ask(`RETR ${number}`);
      return session.rest(longestMail);
    },
    async delete({ number }) {
      await session.ask(`DELE ${number}`);
    },
  };
}
