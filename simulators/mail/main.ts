import { once } from 'node:events';
import { join } from 'node:path';
import type { Server } from 'node:net';
import { portOf, readEnvironment, readOptional } from '../common/environment.ts';
import { createFaults, faultRoutes, type Door } from '../common/faults.ts';
import { HttpFault, readJson, readText, sendJson, type Route } from '../common/http.ts';
import { runSimulator, type Simulator } from '../common/process.ts';
import { MAIL_FAULTS, type MailFault } from './faults.ts';
import { openOffice, type Habits, type Office } from './office.ts';
import { sendMailPage } from './page.ts';
import { createPop3 } from './pop3.ts';
import { openPost, type Post } from './post.ts';
import { createSmtp } from './smtp.ts';

const HOST = '127.0.0.1';
const USERNAME = 'pishkhan';

interface Setup {
  dataDir: string;
  password: string;
  smtpPort: number;
  pop3Port: number;
  habits: Habits;
}

/** Two addresses: the office's, which letters are sent to, and ours, whose mailbox is read by POP3. */
const OFFICE = 'ece@office.example';
const PARTNER = 'ece@pishkhan.example';

async function openMail({ dataDir, password, smtpPort, pop3Port, habits }: Setup): Promise<Simulator> {
  const faults = createFaults<MailFault>();
  const post = await openPost(join(dataDir, 'mails.jsonl'));
  const parts = { post, faults, habits, address: OFFICE, partner: PARTNER };
  const office = await openOffice({ path: join(dataDir, 'numbers.jsonl'), ...parts });

  const smtp = () =>
    createSmtp({
      ...{ username: USERNAME, password, faults },
      async onMail({ from, to, source }) {
        const mail = await post.put({ from, to, source: source.toString('base64') });
        if (to === OFFICE) await office.receive(mail);
      },
    });
  const pop3 = () => createPop3({ ...{ username: USERNAME, password, address: PARTNER, post, faults } });
  const door = createMailDoor(async () => {
    const [mailServer, mailbox] = [smtp(), pop3()];
    mailServer.listen(smtpPort, HOST);
    mailbox.listen(pop3Port, HOST);
    await Promise.all([once(mailServer.server, 'listening'), once(mailbox, 'listening')]);
    return [mailServer, mailbox];
  });
  await door.reopen();
  return {
    routes: [...faultRoutes({ modes: MAIL_FAULTS, faults, door }), ...officeRoutes({ office, post, habits })],
    async close() {
      await door.refuse();
      await Promise.all([office.close(), post.close()]);
    },
  };
}

type Closable = Pick<Server, 'close'> | { close(done: () => void): void };

/** Closes and opens the ports of the mail server; its page stays where it is. */
function createMailDoor(open: () => Promise<Closable[]>): Door {
  let servers: Closable[] = [];
  return {
    async refuse() {
      const closing = servers;
      servers = [];
      await Promise.all(closing.map((server) => new Promise<void>((done) => server.close(() => done()))));
      return 'the page';
    },
    async reopen() {
      if (servers.length === 0) servers = await open();
    },
  };
}

/** The office's page, its ledger, what can be done there by hand, and how long it takes. */
function officeRoutes({ office, post, habits }: { office: Office; post: Post; habits: Habits }): Route[] {
  return [
    { method: 'GET', path: /^\/ledger$/, handle: ({ response }) => sendJson(response, 200, office.ledger()) },
    { method: 'GET', path: /^\/mails$/, handle: ({ response }) => sendJson(response, 200, post.all()) },
    {
      method: 'GET',
      path: /^\/$/,
      handle: ({ response }) => sendMailPage(response, { letters: office.letters(), mails: post.all() }),
    },
    {
      method: 'POST',
      path: /^\/letters\/([^/]+)\/receipts$/,
      async handle({ request, response, params: [marker = ''] }) {
        const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
        const text = await readText(request);
        const { letterNumber } = Object(isForm || text === '' ? {} : parse(text)) as { letterNumber?: unknown };
        const number = await office.answer(marker, typeof letterNumber === 'string' ? letterNumber : undefined);
        if (isForm) return void response.writeHead(303, { location: '/' }).end();
        sendJson(response, 200, { letterNumber: number });
      },
    },
    {
      method: 'POST',
      path: /^\/settings$/,
      async handle({ request, response }) {
        const { receiptAfterSeconds } = Object(await readJson(request)) as Record<string, unknown>;
        const isSensible =
          typeof receiptAfterSeconds === 'number' && receiptAfterSeconds >= 0 && receiptAfterSeconds < 1e6;
        if (!isSensible) throw new HttpFault(422, { code: 'invalid', field: 'receiptAfterSeconds' });
        habits.receiptAfterSeconds = receiptAfterSeconds;
        sendJson(response, 200, habits);
      },
    },
  ];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpFault(400, { code: 'not-json' });
  }
}

await runSimulator('mail', () => {
  const { port, ...env } = readEnvironment(['SIM_DATA_DIR', 'SIM_KEY', 'SIM_SMTP_PORT', 'SIM_POP3_PORT']);
  const habits = { receiptAfterSeconds: Number(readOptional('SIM_RECEIPT_SECONDS', '5')) };
  const ports = { smtpPort: portOf('SIM_SMTP_PORT'), pop3Port: portOf('SIM_POP3_PORT') };
  return {
    ...{ name: 'mail', port },
    open: () => openMail({ dataDir: env.SIM_DATA_DIR, password: env.SIM_KEY, ...ports, habits }),
  };
});
