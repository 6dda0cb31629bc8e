import { HOLIDAYS_1405 } from './holidays.ts';
import type { DemoOrganisation } from './organisation.ts';

const id = (last: string) => `0c000000-0000-4000-8000-${last.padStart(12, '0')}`;
const [secretariat, building, green] = [id('100'), id('101'), id('102')];

/** The place of its correspondence system: the receiving office that is reached by e-mail. */
export const CITY_CONNECTION = id('401');

/** Its correspondence system is reached by e-mail. */
export const city: DemoOrganisation = {
  organisation: {
    id: id('1'),
    slug: 'city',
    name: 'شهرداری نمونه',
    nameEn: 'Sample Municipality',
    holidays: HOLIDAYS_1405,
    repliesAtDesk: true,
  },
  units: [
    { id: secretariat, code: 'secretariat', kind: 'secretariat', name: 'دبیرخانهٔ شهرداری', nameEn: 'City Secretariat' },
    { id: building, code: 'building', kind: 'unit', name: 'ادارهٔ شهرسازی', nameEn: 'Building Office' },
    { id: green, code: 'green', kind: 'unit', name: 'ادارهٔ فضای سبز', nameEn: 'Parks Office' },
  ],
  services: [
    { id: id('201'), name: 'پروانهٔ ساختمانی', nameEn: 'Building permit' },
    { id: id('202'), name: 'هرس درخت', nameEn: 'Tree pruning' },
  ],
  staff: [
    {
      id: id('301'),
      username: 'city-secretary',
      name: 'لیلا مرادی',
      roles: ['secretary'],
      stationIds: [secretariat, building, green],
    },
    { id: id('302'), username: 'city-admin', name: 'بهرام کاظمی', roles: ['admin'], stationIds: [] },
  ],
  policy: {
    mode: 'secretariat',
    secretariatUnitId: secretariat,
    secretariatDecides: true,
    acceptancesNeeded: 1,
    rules: [],
    fallbackUnitId: null,
  },
};
