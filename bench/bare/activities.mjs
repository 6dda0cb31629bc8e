import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import pg from 'pg';
import { built } from '../lib/built.mjs';
import { makePdf } from '../lib/pdf.mjs';

const UPSERT = `insert into letters (id, status, number, state) values ($1, $2, $3, $4)
  on conflict (id) do update set status = excluded.status, number = excluded.number, state = excluded.state`;
const HOUR_MS = 60 * 60 * 1000;

/** The product's own adapters for storage, correspondence and SMS; a one-row upsert for the read model. */
export async function createActivities({ databaseUrl, storageDir, didgah, panel }) {
  const [{ createDiskStorage }, { createDidgahHttp }, { createKavenegar }] = await Promise.all(
    ['adapters/storage/disk.js', 'adapters/correspondence/didgah-http.js', 'adapters/sms/kavenegar.js'].map(built),
  );
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  const storage = createDiskStorage({ directory: storageDir });
  const correspondence = createDidgahHttp(didgah);
  const sms = createKavenegar(panel);

  const upsert = async (letter, { status, number = null }) =>
    void (await pool.query({ name: 'upsert', text: UPSERT, values: [letter.id, status, number, letter] }));

  return {
    saveRow: ({ letter, status }) => upsert(letter, { status }),

    async storeDocument({ letter, status }) {
      await storage.write(letter.document.key, [makePdf(letter.document.bytes)]);
      await upsert(letter, { status });
    },

    async sendSms({ letter, text }) {
      const reference = createHash('sha256').update(`${letter.id} ${text}`).digest('hex');
      const { outcome } = await sms.send({ to: letter.sender.mobile, text, reference });
      if (outcome !== 'accepted') throw new Error(`The panel: ${outcome}`);
    },

    async register({ letter }) {
      await upsert(letter, { status: 'registering' });
      const result = await correspondence.register(await toRegister(letter, storage));
      if (result.outcome !== 'done') throw new Error(`Didgah: ${result.outcome}`);
      await upsert(letter, { status: 'registered', number: result.letterNumber });
      return result.letterNumber;
    },
  };
}

async function toRegister({ id, document, ...letter }, storage) {
  const chunks = [];
  for await (const chunk of storage.read(document.key)) chunks.push(chunk);
  const content = Buffer.concat(chunks);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const attachment = { name: document.name, sha256, bytes: content.length, mediaType: 'application/pdf' };
  return {
    ...letter,
    marker: id,
    notAfter: new Date(Date.now() + HOUR_MS).toISOString(),
    attachments: [{ ...attachment, open: () => Readable.from([content]) }],
  };
}
