import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** Text that is already HTML. */
export interface Html {
  readonly html: string;
}

/** A template whose values are escaped, unless they are `Html` themselves. */
export function html(strings: TemplateStringsArray, ...values: (string | number | Html | readonly Html[])[]): Html {
  return { html: String.raw({ raw: strings }, ...values.map(toHtml)) };
}

function toHtml(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return 'html' in value ? value.html : value.map((part) => part.html).join('');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Fetches the page again every two seconds and replaces what changed, leaving the form as it is. */
const REFRESH = `
const shown = document.getElementById('content');
async function refresh() {
  try {
    const text = await (await fetch(location.href)).text();
    const fresh = new DOMParser().parseFromString(text, 'text/html').getElementById('content');
    if (fresh && fresh.innerHTML !== shown.dataset.seen) {
      shown.dataset.seen = fresh.innerHTML;
      const open = new Set([...shown.querySelectorAll('details[open]')].map((element) => element.id));
      shown.replaceChildren(...fresh.childNodes);
      for (const id of open) document.getElementById(id)?.setAttribute('open', '');
    }
  } catch { /* the simulator is away; the next round tries again */ }
}
shown.dataset.seen = shown.innerHTML;
setInterval(() => document.hidden || refresh(), 2000);
`;

const BASE_STYLE = `
:root { color-scheme: light; --ink: #1b2430; --soft: #52606f; --line: #d8dee6; --paper: #f4f6f9; --brand: #0b5e6b; }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.8 Vazirmatn, 'Noto Sans Arabic', Tahoma, sans-serif; color: var(--ink); background: var(--paper); }
header { background: var(--brand); color: #fff; padding: 1rem; }
header > * { max-width: 60rem; margin-inline: auto; }
h1 { font-size: 1.35rem; margin-block: 0; }
header p { margin-block: 0; }
main { max-width: 62rem; margin-inline: auto; padding: 1rem; }
a { color: var(--brand); }
:focus-visible { outline: 3px solid #c77700; outline-offset: 2px; }
[dir=ltr] { unicode-bidi: isolate; }
.soft { color: var(--soft); font-size: .875rem; }
.card { background: #fff; border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; margin-block: 1rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
`;

/** A Persian page that keeps its content fresh; `tools` stays as it is while `content` changes. */
export function sendPage(
  response: ServerResponse,
  page: { title: string; subtitle: string; style: string; tools?: Html; content: Html },
): void {
  const style = BASE_STYLE + page.style;
  const policy = `default-src 'none'; img-src data:; style-src ${hashOf(style)}; script-src ${hashOf(REFRESH)}; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
  const { html: text } = html`<!doctype html>
    <html lang="fa" dir="rtl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title}</title>
        <link rel="icon" href="data:," />
        ${{ html: `<style>${style}</style>` }}
        <noscript><meta http-equiv="refresh" content="5" /></noscript>
      </head>
      <body>
        <header>
          <h1>${page.title}</h1>
          <p>${page.subtitle}</p>
        </header>
        <main>
          ${page.tools ?? []}
          <div id="content">${page.content}</div>
        </main>
        ${{ html: `<script>${REFRESH}</script>` }}
      </body>
    </html>`;
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  response.end(text);
}

/** How a content security policy names the one style or script that it allows. */
function hashOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}
