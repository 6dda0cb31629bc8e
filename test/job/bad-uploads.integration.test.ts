import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/http.ts';
import { aDraft, attach } from '../support/people.ts';
import { useScene } from './scene.ts';
import { fault, posting, type Ask } from './told.ts';

const PDF = 'test/fixtures/taken/letter-linearized.pdf';
const PROGRAM = 'test/fixtures/refused/program.exe';

const scene = useScene({ env: { PISHKHAN_MAX_FILE_BYTES: '100000' } });
const letter = async (id: string) => (await scene.applicant.get(`/api/v1/submissions/${id}`)).body;

async function upload(id: string, { name, content }: { name: string; content: Buffer }, headers = {}) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), name);
  return scene.applicant.post(`/api/v1/submissions/${id}/documents`, { form, headers });
}

describe('an upload that is', () => {
  let draft: { id: string };
  beforeAll(async () => {
    draft = await aDraft(scene.applicant, 'university');
    expect((await attach(scene.applicant, draft.id, PDF)).status).toBe(201);
  });
  const expectKept = async () => expect((await letter(draft.id)).documents).toMatchObject([{ state: 'ready' }]);

  it('too large, without a file, or not a form is refused, and the letter keeps what it has', async () => {
    const large = { name: 'large.pdf', content: Buffer.alloc(100_001, '%PDF-1.7') };
    expect(await fault((headers) => upload(draft.id, large, headers))).toMatchObject({
      status: 413,
      code: 'too-large',
    });
    const huge = { name: 'huge.pdf', content: Buffer.alloc(3_000_000) };
    expect((await upload(draft.id, huge)).status).toBe(413);
    const form = new FormData();
    form.append('note', 'no file');
    const path = `/api/v1/submissions/${draft.id}/documents`;
    expect((await fault((headers) => scene.applicant.post(path, { form, headers }))).status).toBe(422);
    expect((await fault(posting(scene.applicant, path, { file: 'x' }))).status).toBe(415);
    await expectKept();
  });

  it('cut off leaves nothing behind', async () => {
    const { hostname, port } = new URL(scene.stack.urls.api);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /api/v1/submissions/${draft.id}/documents HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${scene.applicant.token}\r\n` +
        'Content-Type: multipart/form-data; boundary=cut\r\nContent-Length: 90000\r\n\r\n' +
        '--cut\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n',
      () => socket.destroy(),
    );
    const open = Buffer.from('--cut\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF');
    const cut: Ask = async (headers) => {
      const response = await fetch(`${scene.stack.urls.api}/api/v1/submissions/${draft.id}/documents`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${scene.applicant.token}`,
          'content-type': 'multipart/form-data; boundary=cut',
          ...headers,
        },
        body: new Uint8Array(open),
      });
      return { status: response.status, body: await response.json(), headers: response.headers };
    };
    expect((await fault(cut)).faults).toEqual(['/file file-cut-off']);
    await expectKept();
    const stored = async () =>
      (await readdir(join(scene.stack.folder, 'storage'), { recursive: true, withFileTypes: true })).filter((entry) =>
        entry.isFile(),
      );
    expect(await eventually(stored, { is: (files) => files.length <= 1 })).toHaveLength(1);
  });

  it('empty, or a program under the name of a document, is refused with a reason that a person understands', async () => {
    const { id } = await aDraft(scene.applicant, 'university');
    const program = await upload(id, { name: 'گواهی.pdf', content: await readFile(PROGRAM) });
    expect(program.body).toMatchObject({ state: 'refused', reasonCode: 'executable', name: 'گواهی.pdf' });
    const empty = await upload(id, { name: 'empty.pdf', content: Buffer.alloc(0) });
    expect(empty.body).toMatchObject({ state: 'refused', reasonCode: 'empty' });
    const english = await scene.applicant.get(`/api/v1/submissions/${id}`, { headers: { 'accept-language': 'en' } });
    const reasons = (documents: { reason: string }[]) => documents.map(({ reason }) => reason);
    expect(reasons((await letter(id)).documents)).toEqual([
      expect.stringContaining('یک برنامه است'),
      expect.stringContaining('خالی است'),
    ]);
    expect(reasons(english.body.documents)).toEqual([
      expect.stringContaining('is a program'),
      expect.stringContaining('is empty'),
    ]);
    const path = `/api/v1/submissions/${id}/documents/${program.body.id}/content`;
    expect((await scene.applicant.get(path)).status).toBe(404);
  });

  it('the eleventh is refused, and the ten stay', async () => {
    const { id } = await aDraft(scene.applicant, 'university');
    for (let count = 0; count < 10; count++) expect((await attach(scene.applicant, id, PDF)).status).toBe(201);
    const eleventh: Ask = async (headers) => upload(id, { name: 'a.pdf', content: await readFile(PDF) }, headers);
    expect(await fault(eleventh)).toMatchObject({ status: 409, code: 'too-many-documents' });
    expect((await letter(id)).documents).toHaveLength(10);
  });
});
