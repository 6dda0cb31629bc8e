import { directionOf } from '../../domain/text/direction.ts';
import { toNationalForm, type Mobile } from '../../domain/identity/index.ts';
import type { ServerResponse } from 'node:http';
import { html, sendPage } from '../common/page.ts';
import type { Html } from '../common/page.ts';
import { persianDigits, persianTime } from '../common/persian.ts';
import type { RegisteredLetter } from './letter.ts';

const SHOWN = 100;

const STYLE = `
h2 { font-size: 1.1rem; margin-block: 0 .25rem; }
.number { display: inline-block; background: #e3f1f3; color: #084954; border-radius: .5rem; padding-inline: .6rem; font-weight: 700; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin-block: .5rem; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
ul { margin-block: .25rem; padding-inline-start: 1.25rem; }
summary { cursor: pointer; }
`;

export function sendLettersPage(response: ServerResponse, letters: readonly RegisteredLetter[]): void {
  const newest = letters.slice(-SHOWN).reverse();
  const count = html`<p class="soft">
    ${persianDigits(letters.length)} نامه ثبت شده
    است${letters.length > SHOWN ? `؛ ${persianDigits(SHOWN)} نامهٔ آخر در این صفحه است` : ''}.
  </p>`;
  sendPage(response, {
    title: 'دیدگاه — نامه‌های رسیده',
    subtitle: 'شبیه‌ساز سامانهٔ مکاتبات',
    style: STYLE,
    content: html`${letters.length > 0 ? count : html`<p class="card">هنوز نامه‌ای نرسیده است.</p>`}${newest.map(toCard)}`,
  });
}

function toCard(letter: RegisteredLetter): Html {
  const { sender } = letter;
  return html`<article class="card">
    <p>
      <bdi dir="${directionOf(letter.letterNumber)}" class="number">${persianDigits(letter.letterNumber)}</bdi>
      <span class="soft">${persianTime(letter.registeredAt)}</span>
    </p>
    <h2>${letter.subject}</h2>
    <dl>
      <dt>سازمان و واحد</dt>
      <dd><span dir="ltr">${letter.organisation}</span>، <span dir="ltr">${letter.unit}</span></dd>
      <dt>فرستنده</dt>
      <dd>${sender.name}${sender.legalName ? ` از طرف ${sender.legalName}` : ''}</dd>
      <dt>تلفن همراه</dt>
      <dd><span dir="ltr">${persianDigits(toNationalForm(sender.mobile as Mobile))}</span></dd>
      <dt>کد پیگیری</dt>
      <dd><span dir="ltr">${letter.trackingCode}</span></dd>
      <dt>نشانه</dt>
      <dd><span dir="ltr" class="soft">${letter.marker}</span></dd>
    </dl>
    <p><a href="${circulationOf(letter)}">گردش نامه: ارجاع، عودت، پاسخ، بایگانی</a></p>
    ${
      letter.body
        ? html`<details id="text-${letter.marker}">
            <summary>متن نامه</summary>
            <p class="text">${letter.body}</p>
          </details>`
        : []
    }
    ${
      letter.attachments.length > 0
        ? html`<ul>
            ${letter.attachments.map((file) => toLink(letter, file))}
          </ul>`
        : html`<p class="soft">بدون پیوست</p>`
    }
  </article>`;
}

const circulationOf = ({ letterNumber, organisation }: RegisteredLetter): string =>
  `/letters/${encodeURIComponent(letterNumber)}/circulation?organisation=${encodeURIComponent(organisation)}`;

function toLink({ letterNumber }: RegisteredLetter, file: RegisteredLetter['attachments'][number]): Html {
  const address = `/letters/${encodeURIComponent(letterNumber)}/attachments/${file.sha256}`;
  return html`<li>
    <a href="${address}"><bdi>${file.name}</bdi></a> <span class="soft">${toSize(file.bytes)}</span>
  </li>`;
}

function toSize(bytes: number): string {
  const [value, unit] =
    bytes < 1024 ? [bytes, 'بایت'] : bytes < 1024 ** 2 ? [bytes / 1024, 'کیلوبایت'] : [bytes / 1024 ** 2, 'مگابایت'];
  return `${value.toLocaleString('fa-IR', { maximumFractionDigits: 1 })} ${unit}`;
}
