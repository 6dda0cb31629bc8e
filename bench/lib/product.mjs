import { performance } from 'node:perf_hooks';
import { call, formOf } from './http.mjs';
import { inLoops } from './loops.mjs';
import { makePdf } from './pdf.mjs';

const SUBJECT = 'درخواست گواهی اشتغال';
const BODY = 'با سلام و احترام، خواهشمند است گواهی اشتغال به کار اینجانب صادر شود. '.repeat(8);

export const STEPS = ['create', 'upload', 'submit', 'decide', 'accept to number'];

/** The whole job over HTTP, as a program would do it. */
export function createProduct({ url, people, witness }) {
  let done = 0;
  return { run };

  async function run({ letters, clients }) {
    const times = Object.fromEntries(STEPS.map((step) => [step, []]));
    const ids = [];
    const work = async (client) => {
      ids.push(await oneLetter(people.applicants[client % people.applicants.length], times));
    };
    await inLoops({ times: letters, clients, work });
    done += letters;
    await witness.drained(done);
    return { times, ids };
  }

  async function oneLetter(token, times) {
    const timed = async (step, work) => {
      const start = performance.now();
      const result = await work();
      times[step].push(performance.now() - start);
      return result;
    };
    const post = (path, json, by = token) => call({ method: 'POST', url: url + path, token: by, json });
    const letter = { organisationId: people.secretary.organisationId, subject: SUBJECT, body: BODY };
    const { id } = await timed('create', () => post('/api/v1/submissions', letter));
    const path = `/api/v1/submissions/${id}`;
    const multipart = formOf(makePdf(), 'نامه.pdf');
    const document = await timed('upload', () =>
      call({ method: 'POST', url: `${url}${path}/documents`, token, multipart }),
    );
    if (document.state !== 'ready') throw new Error(`The document is ${document.state}.`);
    await timed('submit', () => post(`${path}/submit`, {}));
    await timed('accept to number', async () => {
      await timed('decide', () => post(`/api/desk/v1/submissions/${id}/accept`, {}, people.secretary.token));
      await witness.numbered(id);
    });
    const { letterNumber } = await call({ method: 'GET', url: url + path, token });
    if (!letterNumber) throw new Error(`Letter ${id} has no number.`);
    return id;
  }
}
