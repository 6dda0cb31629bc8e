import type { Sealer } from '../crypto.ts';
import { getConnection, insertConnection, updateConnection } from '../repositories/connections.ts';
import type { Database } from '../tenancy.ts';
import { city, CITY_CONNECTION } from './city.ts';

/** Where the mail server of the demo answers. */
export interface DemoMail {
  smtpPort: number;
  pop3Port: number;
  password: string;
}

/** `smtpPort:pop3Port:password`; nothing for any other text. */
export function parseDemoMail(text: string): DemoMail | undefined {
  const [, smtpPort, pop3Port, password] = /^(\d+):(\d+):(.+)$/.exec(text) ?? [];
  return password === undefined ? undefined : { smtpPort: Number(smtpPort), pop3Port: Number(pop3Port), password };
}

/** Connects the city with the receiving office. Its ports may be others at each start; what people changed besides stays. */
export async function connectCity(database: Database, { mail, sealer }: { mail: DemoMail; sealer: Sealer }) {
  const organisationId = city.organisation.id;
  await database.inTenant({ kind: 'organisation', organisationId }, async (trip) => {
    const settings = settingsOf(mail);
    const before = await getConnection(trip, { place: CITY_CONNECTION, sealer });
    if (before) {
      const { smtpPort, pop3Port } = settings;
      const row = { ...before, settings: { ...before.settings, smtpPort, pop3Port }, version: before.version + 1 };
      const isSame = before.settings.smtpPort === smtpPort && before.settings.pop3Port === pop3Port;
      return isSame ? undefined : updateConnection(trip, { row, sealer });
    }
    const row = {
      ...{ id: CITY_CONNECTION, place: CITY_CONNECTION, organisationId, kind: 'correspondence' as const },
      ...{ adapter: 'ece-mail', name: 'دبیرخانهٔ شهرداری با پست الکترونیکی', settings },
      ...{ position: 1, active: true, version: 1 },
    };
    return insertConnection(trip, { row, sealer });
  });
}

const settingsOf = ({ smtpPort, pop3Port, password }: DemoMail) => ({
  ...{ smtpHost: '127.0.0.1', smtpPort, smtpSecurity: 'none', smtpUsername: 'pishkhan', smtpPassword: password },
  ...{ pop3Host: '127.0.0.1', pop3Port, pop3Security: 'none', pop3Username: 'pishkhan', pop3Password: password },
  ...{ from: 'ece@pishkhan.example', to: 'ece@office.example' },
  ...{ senderName: 'پیشخوان', receiverName: city.organisation.name },
});
