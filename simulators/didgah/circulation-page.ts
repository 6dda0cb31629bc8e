import type { ServerResponse } from 'node:http';
import { directionOf } from '../../domain/text/direction.ts';
import { html, sendPage, type Html } from '../common/page.ts';
import { persianDigits, persianTime } from '../common/persian.ts';
import type { CirculationEvent } from './event.ts';
import type { Entry, Events } from './events.ts';
import type { RegisteredLetter } from './letter.ts';

const STYLE = `
form { display: grid; gap: .5rem; }
.steps { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1rem; }
h2 { font-size: 1.1rem; margin-block: 0 .5rem; }
label { display: grid; }
input, textarea { font: inherit; padding: .4rem .6rem; border: 1px solid #8492a2; border-radius: .5rem; }
button { font: inherit; font-weight: 700; color: #fff; background: var(--brand); border: 0; border-radius: .5rem; padding: .5rem; cursor: pointer; }
`;

const NAMES: Record<CirculationEvent['type'], string> = {
  referred: 'ارجاع شد',
  returned: 'عودت داده شد',
  replied: 'پاسخ داده شد',
  filed: 'بایگانی شد',
};

/** What may be done with a letter, and what was. */
export function sendLetterPage(response: ServerResponse, letter: RegisteredLetter, events: Events): void {
  const ofLetter = events
    .entries()
    .filter(({ event }) => event.marker === letter.marker)
    .toReversed();
  sendPage(response, {
    title: `گردش نامهٔ ${persianDigits(letter.letterNumber)}`,
    subtitle: letter.subject,
    style: STYLE,
    tools: tools(letter),
    content: html`${ofLetter.length === 0 ? html`<p class="card">هنوز کاری روی این نامه نشده است.</p>` : []}
    ${ofLetter.map((entry) => toCard(entry, events.isPushed(entry.event.id)))}`,
  });
}

function tools({ letterNumber, organisation }: RegisteredLetter): Html {
  const address = (step: string) =>
    `/letters/${encodeURIComponent(letterNumber)}/${step}?organisation=${encodeURIComponent(organisation)}`;
  return html`<p><a href="/">همهٔ نامه‌ها</a></p>
    <div class="steps">
      <form class="card" method="post" enctype="multipart/form-data" action="${address('referrals')}">
        <h2>ارجاع</h2>
        <label>به واحد <input name="unit" required maxlength="200" /></label>
        <label>به شخص (اختیاری) <input name="person" maxlength="200" /></label>
        <label>هامش (اختیاری) <textarea name="note" maxlength="2000" rows="2"></textarea></label>
        <button>ارجاع بده</button>
      </form>
      <form class="card" method="post" enctype="multipart/form-data" action="${address('returns')}">
        <h2>عودت</h2>
        <label>دلیل <textarea name="reason" required maxlength="2000" rows="2"></textarea></label>
        <button>عودت بده</button>
      </form>
      <form class="card" method="post" enctype="multipart/form-data" action="${address('replies')}">
        <h2>پاسخ</h2>
        <label>متن پاسخ <textarea name="text" required maxlength="10000" rows="4"></textarea></label>
        <label>پیوست‌ها <input type="file" name="file" multiple /></label>
        <button>پاسخ بده</button>
      </form>
      <form class="card" method="post" enctype="multipart/form-data" action="${address('filings')}">
        <h2>بایگانی</h2>
        <button>بایگانی کن</button>
      </form>
    </div>`;
}

function toCard({ event, fate }: Entry, isPushed: boolean): Html {
  return html`<article class="card">
    <p>
      <strong>${NAMES[event.type]}</strong>
      <span class="soft">${persianTime(event.at)}، ${isPushed ? 'اعلان رسید' : 'اعلان هنوز نرسیده است'}</span>
      ${fate ? html`<span class="soft" dir="ltr">${fate}</span>` : []}
    </p>
    ${linesOf(event).map((line) => html`<p class="text" dir="${directionOf(line)}">${line}</p>`)}
  </article>`;
}

function linesOf(event: CirculationEvent): string[] {
  switch (event.type) {
    case 'referred':
      return [event.unit, event.person ?? '', event.note ?? ''].filter((line) => line !== '');
    case 'returned':
      return [event.reason];
    case 'replied':
      return [event.text, ...event.documents.map(({ name }) => name)];
    case 'filed':
      return [];
  }
}
