import { parseArgs } from 'node:util';
import { tidyLine } from '../../domain/text/normalise.ts';

/** What the first organisation, or a further one, begins with. */
export interface NewOrganisation {
  slug: string;
  name: string;
  nameEn: string;
  admin: { username: string; name: string };
  /** Whether the admin looks after the installation too, and may read letters of every organisation in the engine. */
  operator: boolean;
}

export const USAGE = `Makes an organisation with a secretariat and one administrator.

  --slug health                  in addresses and in the correspondence system: small Latin letters, digits, hyphens
  --name "وزارت بهداشت"          as people read it
  --name-en "Ministry of Health"
  --admin m.karimi               user name: small Latin letters, digits, dots, hyphens; nobody else may have it
  --admin-name "مریم کریمی"
  --operator                     the administrator is also an operator of the whole installation (may be left out)

It needs PISHKHAN_DATABASE_OWNER_URL, PISHKHAN_DATABASE_URL and PISHKHAN_DATA_KEYS.`;

/** Names every argument that is missing or wrong. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const TEXT = { type: 'string', default: '' } as const;
const OPTIONS = {
  ...{ slug: TEXT, name: TEXT, 'name-en': TEXT, admin: TEXT, 'admin-name': TEXT },
  operator: { type: 'boolean', default: false },
} as const;

const SLUG = /^[a-z0-9][a-z0-9-]{1,39}$/;
const USERNAME = /^[a-z0-9.-]{3,60}$/;
const isName = (text: string): boolean => text.length >= 2 && text.length <= 200;

/** @throws UsageError */
export function readOptions(args: readonly string[]): NewOrganisation {
  const values = parse(args);
  const [name, nameEn, adminName] = [values.name, values['name-en'], values['admin-name']].map(tidyLine) as [
    string,
    string,
    string,
  ];
  const faults = Object.entries({
    '--slug': SLUG.test(values.slug),
    '--name': isName(name),
    '--name-en': isName(nameEn),
    '--admin': USERNAME.test(values.admin),
    '--admin-name': isName(adminName) && adminName.length <= 60,
  }).flatMap(([option, good]) => (good ? [] : [option]));
  if (faults.length > 0) throw new UsageError(`Missing or not right: ${faults.join(', ')}`);
  const { slug, admin: username, operator } = values;
  return { slug, name, nameEn, admin: { username, name: adminName }, operator };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : '');
  }
}
