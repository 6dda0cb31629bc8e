import type { ServerResponse } from 'node:http';
import { directionOf } from '../../domain/text/direction.ts';
import { html, sendPage, type Html } from '../common/page.ts';
import { persianDigits, persianTime } from '../common/persian.ts';
import type { ReceivedLetter } from './office.ts';
import type { Mail } from './post.ts';

const SHOWN = 100;

const STYLE = `
h2 { font-size: 1.1rem; margin-block: 0 .25rem; }
.number { display: inline-block; background: #e3f1f3; color: #084954; border-radius: .5rem; padding-inline: .6rem; font-weight: 700; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin-block: .5rem; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
ul { margin-block: .25rem; padding-inline-start: 1.25rem; }
summary { cursor: pointer; }
pre { max-height: 20rem; overflow: auto; font-size: .8rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; }
input { font: inherit; padding: .35rem .75rem; border: 1px solid #6b7886; border-radius: .5rem; }
button { font: inherit; padding: .35rem 1.25rem; border: 0; border-radius: .5rem; background: var(--brand); color: #fff; cursor: pointer; }
`;

interface Shown {
  letters: readonly ReceivedLetter[];
  mails: readonly Mail[];
}

/** What came to the office by mail, and each mail as it is. */
export function sendMailPage(response: ServerResponse, { letters, mails }: Shown): void {
  const newest = letters.slice(-SHOWN).reverse();
  sendPage(response, {
    title: 'نامه‌ها با پست الکترونیکی',
    subtitle: 'شبیه‌ساز کارساز پست و دبیرخانهٔ گیرنده (ECE)',
    style: STYLE,
    content: html`${newest.length > 0 ? newest.map(toCard) : html`<p class="card">هنوز نامه‌ای نرسیده است.</p>`}
      <h2>همهٔ پیام‌های پستی</h2>
      ${mails.slice(-SHOWN).reverse().map(toMail)}`,
  });
}

function toCard({ registration, ...letter }: ReceivedLetter): Html {
  return html`<article class="card">
    <p>
      ${
        registration
          ? html`<bdi dir="${directionOf(registration.letterNumber)}" class="number"
              >${persianDigits(registration.letterNumber)}</bdi
            >`
          : html`<span class="number">در انتظار شماره</span>`
      }
      <span class="soft">${persianTime(letter.receivedAt)}</span>
    </p>
    <h2>${letter.subject}</h2>
    <dl>
      <dt>سازمان و واحد</dt>
      <dd>${letter.organisation}، <span dir="ltr">${letter.unit}</span></dd>
      <dt>فرستنده</dt>
      <dd>${letter.sender.name}</dd>
      <dt>کد پیگیری</dt>
      <dd><span dir="ltr">${letter.trackingCode}</span></dd>
      <dt>نشانه</dt>
      <dd><span dir="ltr" class="soft">${letter.marker}</span></dd>
    </dl>
    <details id="text-${letter.marker}">
      <summary>متن نامه</summary>
      <p class="text">${letter.text}</p>
    </details>
    <ul>
      ${letter.attachments.map(({ name, bytes }) => html`<li><bdi>${name}</bdi> <span class="soft">${persianDigits(bytes)} بایت</span></li>`)}
    </ul>
    <form method="post" action="/letters/${letter.marker}/receipts">
      <button>${registration ? 'فرستادن دوبارهٔ رسید' : 'ثبت و فرستادن رسید'}</button>
    </form>
  </article>`;
}

const SHOWN_OF_SOURCE = 4_000;

function toMail({ id, from, to, at, source }: Mail): Html {
  const text = Buffer.from(source.slice(0, SHOWN_OF_SOURCE * 2), 'base64')
    .toString('utf8')
    .slice(0, SHOWN_OF_SOURCE);
  return html`<details class="card" id="mail-${id}">
    <summary>
      <span dir="ltr">${from}</span> ← <span dir="ltr">${to}</span> <span class="soft">${persianTime(at)}</span>
    </summary>
    <pre dir="ltr">${text}</pre>
  </details>`;
}
