import { parseMobile, toNationalForm, type Mobile } from '../../domain/identity/index.ts';
import type { ServerResponse } from 'node:http';
import { html, sendPage } from '../common/page.ts';
import type { Html } from '../common/page.ts';
import { persianDigits, persianTime } from '../common/persian.ts';
import type { Received } from './inbox.ts';
import type { Message } from './messages.ts';
import type { MessageStatus } from './statuses.ts';

const PHONES_SHOWN = 30;
const MESSAGES_SHOWN = 50;

const STATUS_TEXT: Record<MessageStatus, string> = {
  sent: 'فرستاده شد',
  delivered: 'رسید',
  undelivered: 'نرسید',
  blocked: 'مسدود',
};

const STYLE = `
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; }
label { display: block; }
form + form { margin-block-start: 1rem; }
textarea { font: inherit; padding: .35rem .75rem; border: 1px solid #6b7886; border-radius: .5rem; width: 24rem; max-width: 100%; }
input { font: inherit; padding: .35rem .75rem; border: 1px solid #6b7886; border-radius: .5rem; width: 14rem; max-width: 100%; }
button { font: inherit; padding: .35rem 1.25rem; border: 0; border-radius: .5rem; background: var(--brand); color: #fff; cursor: pointer; }
.phones { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: 1rem; align-items: start; }
.phone { border: .5rem solid #26303b; border-radius: 1.75rem; background: #fff; margin: 0; padding: .75rem; }
.phone h2 { font-size: 1rem; text-align: center; border-bottom: 1px solid var(--line); margin-block: 0 .75rem; padding-bottom: .35rem; }
.phone ol { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; max-height: 30rem; overflow-y: auto; }
.bubble { background: #e3f1f3; border-radius: 1rem 1rem 1rem .25rem; padding: .5rem .75rem; margin: 0; }
.mine { justify-self: end; }
.mine .bubble { background: #e8f0d8; border-radius: 1rem 1rem .25rem 1rem; }
.undelivered .bubble { background: #fbe9e7; }
`;

/** The phones that got messages or sent some, the one with the newest first; `number` narrows it to one of them. */
export function sendPhonePage(
  response: ServerResponse,
  { panel, messages, received, number }: { panel: string; messages: Message[]; received: Received[]; number: string },
): void {
  const wanted = number.trim() === '' ? undefined : (parseMobile(number) ?? 'none');
  const all = [...messages.map(toGot), ...received.map(toSent)].sort((a, b) => a.at.localeCompare(b.at));
  const shown = wanted ? all.filter(({ phone }) => phone === wanted) : all;
  sendPage(response, {
    title: `پیامک‌ها — ${panel}`,
    subtitle: 'شبیه‌ساز پنل پیامکی: آنچه روی گوشی‌ها دیده می‌شود',
    style: STYLE,
    tools: html`<form method="get" action="/" role="search">
        <div>
          <label for="number">شمارهٔ همراه</label
          ><input id="number" name="number" dir="ltr" inputmode="tel" autocomplete="off" value="${number}" />
        </div>
        <button>نمایش</button>${number ? html` <a href="/">همهٔ شماره‌ها</a>` : []}
      </form>
      <form method="post" action="/inbound" aria-label="فرستادن پیامک به خط سازمان">
        <div>
          <label for="from">از شمارهٔ همراه</label
          ><input id="from" name="from" dir="ltr" inputmode="tel" autocomplete="off" required value="${number}" />
        </div>
        <div>
          <label for="text">متن پیامک به خط سازمان</label
          ><textarea id="text" name="text" dir="auto" rows="2" required maxlength="5000"></textarea>
        </div>
        <button>فرستادن</button>
      </form>`,
    content: shown.length > 0 ? toPhones(shown) : html`<p class="card">پیامکی نیست.</p>`,
  });
}

/** As it stands on the phone. */
interface Shown {
  phone: string;
  text: string;
  at: string;
  kind: MessageStatus | 'mine';
}

const toGot = ({ to, text, at, status }: Message): Shown => ({ phone: to, text, at, kind: status });
const toSent = ({ from, text, at }: Received): Shown => ({ phone: from, text, at, kind: 'mine' });

function toPhones(messages: Shown[]): Html {
  const byNumber = new Map<string, Shown[]>();
  for (const message of messages.toReversed()) {
    const own = byNumber.get(message.phone);
    if (own) own.push(message);
    else byNumber.set(message.phone, [message]);
  }
  const phones = [...byNumber].slice(0, PHONES_SHOWN);
  const hidden = byNumber.size - phones.length;
  return html`<p class="soft">
      ${persianDigits(messages.length)} پیامک در ${persianDigits(byNumber.size)}
      گوشی${hidden > 0 ? `؛ ${persianDigits(PHONES_SHOWN)} گوشی آخر در این صفحه است` : ''}
    </p>
    <div class="phones">${phones.map(toPhone)}</div>`;
}

function toPhone([number, messages]: [string, Shown[]]): Html {
  const title = `phone-${number.slice(1)}`;
  return html`<section class="phone" aria-labelledby="${title}">
    <h2 id="${title}"><span dir="ltr">${persianDigits(toNationalForm(number as Mobile))}</span></h2>
    <ol tabindex="0" aria-labelledby="${title}">
      ${messages.slice(0, MESSAGES_SHOWN).map(toBubble)}
    </ol>
  </section>`;
}

function toBubble({ text, at, kind }: Shown): Html {
  return html`<li class="${kind}">
    <p class="bubble text" dir="auto">${text}</p>
    <span class="soft">${persianTime(at)}، ${kind === 'mine' ? 'از این گوشی' : STATUS_TEXT[kind]}</span>
  </li>`;
}
