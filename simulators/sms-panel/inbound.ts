import { parseMobile } from '../../domain/identity/index.ts';
import { HttpFault, readText, sendJson } from '../common/http.ts';
import type { Exchange, Route } from '../common/http.ts';
import type { Inbox, Received } from './inbox.ts';

const LONGEST_TEXT = 5_000;

interface Parts {
  inbox: Inbox;
  /** Tells the customer of it, where one wants to be told. */
  handOn: (message: Received) => void;
}

/** `POST /inbound {from, text}`, by JSON or by the page's form: a phone sends an SMS to the organisation's line. `GET /inbound`: all of them. */
export const inboundRoutes = ({ inbox, handOn }: Parts): Route[] => [
  {
    method: 'GET',
    path: /^\/inbound$/,
    handle: ({ response }) =>
      sendJson(
        response,
        200,
        inbox.all().map(({ id, from, text, at }) => ({ id: String(id), from, text, at })),
      ),
  },
  {
    method: 'POST',
    path: /^\/inbound$/,
    handle: async (exchange) => {
      const isForm = /^application\/x-www-form-urlencoded/.test(exchange.request.headers['content-type'] ?? '');
      const message = await inbox.receive(toMessage(await bodyOf(exchange, isForm)));
      handOn(message);
      if (!isForm) return sendJson(exchange.response, 201, { id: String(message.id) });
      exchange.response.writeHead(303, { location: `/?number=${encodeURIComponent(message.from)}` }).end();
    },
  },
];

async function bodyOf({ request }: Exchange, isForm: boolean): Promise<Record<string, unknown>> {
  const text = await readText(request);
  if (isForm) return Object.fromEntries(new URLSearchParams(text));
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    throw new HttpFault(400, { code: 'not-json' });
  }
}

function toMessage({ from, text }: Record<string, unknown>): { from: string; text: string } {
  const mobile = typeof from === 'string' ? parseMobile(from) : undefined;
  if (!mobile) throw new HttpFault(422, { code: 'invalid', field: 'from' });
  if (typeof text !== 'string' || text === '' || text.length > LONGEST_TEXT)
    throw new HttpFault(422, { code: 'invalid', field: 'text' });
  return { from: mobile, text };
}
