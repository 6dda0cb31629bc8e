import { HOLIDAYS_1405 } from './holidays.ts';
import type { DemoOrganisation } from './organisation.ts';

const id = (last: string) => `0a000000-0000-4000-8000-${last.padStart(12, '0')}`;
const [secretariat, planning, licences, complaints] = [id('100'), id('101'), id('102'), id('103')];

/** Everything goes to the secretariat, which decides or hands on. */
export const ministry: DemoOrganisation = {
  organisation: {
    id: id('1'),
    slug: 'ministry',
    name: 'وزارت راه و آبادانی',
    nameEn: 'Ministry of Roads and Development',
    holidays: HOLIDAYS_1405,
  },
  units: [
    {
      id: secretariat,
      code: 'secretariat',
      kind: 'secretariat',
      name: 'دبیرخانهٔ مرکزی',
      nameEn: 'Central Secretariat',
    },
    { id: planning, code: 'planning', kind: 'unit', name: 'دفتر برنامه‌ریزی', nameEn: 'Planning Office' },
    { id: licences, code: 'licences', kind: 'unit', name: 'ادارهٔ کل پروانه‌ها', nameEn: 'Licences Department' },
    { id: complaints, code: 'complaints', kind: 'unit', name: 'دفتر رسیدگی به شکایات', nameEn: 'Complaints Office' },
  ],
  services: [
    { id: id('201'), name: 'درخواست پروانهٔ ساخت', nameEn: 'Building permit' },
    { id: id('202'), name: 'ثبت شکایت', nameEn: 'Complaint' },
    { id: id('203'), name: 'درخواست عمومی', nameEn: 'General request' },
  ],
  staff: [
    { id: id('301'), username: 'secretary', name: 'زهرا محمدی', roles: ['secretary'], stationIds: [secretariat] },
    {
      id: id('302'),
      username: 'controller',
      name: 'علی رضایی',
      roles: ['controller'],
      stationIds: [planning, licences, complaints],
    },
    { id: id('303'), username: 'admin', name: 'مریم کریمی', roles: ['admin', 'operator'], stationIds: [] },
  ],
  policy: {
    mode: 'secretariat',
    secretariatUnitId: secretariat,
    secretariatDecides: true,
    acceptancesNeeded: 1,
    rules: [],
    fallbackUnitId: null,
  },
  panels: [0, 1],
};
