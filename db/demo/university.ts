import { HOLIDAYS_1405 } from './holidays.ts';
import type { DemoOrganisation } from './organisation.ts';

const id = (last: string) => `0b000000-0000-4000-8000-${last.padStart(12, '0')}`;
const [secretariat, treatment, education, food] = [id('100'), id('101'), id('102'), id('103')];

/** A letter goes straight to the unit that the applicant chose. */
export const university: DemoOrganisation = {
  organisation: {
    id: id('1'),
    slug: 'university',
    name: 'دانشگاه علوم پزشکی مهر',
    nameEn: 'Mehr University of Medical Sciences',
    holidays: HOLIDAYS_1405,
  },
  units: [
    {
      id: secretariat,
      code: 'secretariat',
      kind: 'secretariat',
      name: 'دبیرخانهٔ دانشگاه',
      nameEn: 'University Secretariat',
    },
    { id: treatment, code: 'treatment', kind: 'unit', name: 'معاونت درمان', nameEn: 'Deputy for Treatment' },
    { id: education, code: 'education', kind: 'unit', name: 'معاونت آموزشی', nameEn: 'Deputy for Education' },
    { id: food, code: 'food-drug', kind: 'unit', name: 'معاونت غذا و دارو', nameEn: 'Deputy for Food and Drug' },
  ],
  services: [
    { id: id('201'), name: 'پروانهٔ مطب', nameEn: 'Medical practice licence' },
    { id: id('202'), name: 'گواهی تحصیلی', nameEn: 'Certificate of study' },
    { id: id('203'), name: 'پروانهٔ داروخانه', nameEn: 'Pharmacy licence' },
  ],
  staff: [
    {
      id: id('301'),
      username: 'unit-controller',
      name: 'حسین احمدی',
      roles: ['controller'],
      stationIds: [secretariat, treatment, education, food],
    },
    { id: id('302'), username: 'university-admin', name: 'نرگس صادقی', roles: ['admin'], stationIds: [] },
  ],
  policy: {
    mode: 'unit',
    secretariatUnitId: secretariat,
    secretariatDecides: true,
    acceptancesNeeded: 1,
    rules: [],
    fallbackUnitId: null,
  },
  panels: [1, 0],
};
