/**
 * Every list of the desk and of the portal, and every kind of search: as the API is asked. `who` is signed in: the secretary sees
 * all letters, the controller those of three units, the applicant their own.
 */
const list = (name, who, query) => ({
  kind: 'list',
  name,
  who,
  path: who === 'applicant' ? '/api/v1/submissions' : '/api/desk/v1/submissions',
  query,
});
const search = (name, who, q, also = {}) => ({
  kind: 'search',
  name,
  who,
  path: '/api/desk/v1/submissions',
  query: { q, ...also },
});

export const cases = ({ unitId, organisationId, rare, number, mobile, code }) => [
  list('all, newest first', 'secretary', {}),
  list('all, oldest first', 'secretary', { order: 'oldest' }),
  list('waiting', 'secretary', { status: 'awaitingDecision' }),
  list('waiting, of a unit', 'secretary', { status: 'awaitingDecision', unitId }),
  list('closed', 'secretary', { status: 'closed' }),
  list('three statuses', 'secretary', { status: 'awaitingDecision,awaitingApplicant,registering' }),
  list('of a unit', 'secretary', { unitId }),
  list('of three units', 'controller', {}),
  list('waiting, of three units', 'controller', { status: 'awaitingDecision' }),
  list('two statuses of three units', 'controller', { status: 'registered,replied' }),
  list('mine', 'controller', { mine: true }),
  list('mine, waiting', 'controller', { mine: true, status: 'awaitingDecision' }),
  { kind: 'list', name: 'needing attention', who: 'admin', path: '/api/desk/v1/stuck', query: {} },
  list('by letter number', 'secretary', { letterNumber: number }),
  list('the applicant’s', 'applicant', {}),
  list('the applicant’s, closed', 'applicant', { status: 'closed' }),
  list('the applicant’s, of an organisation', 'applicant', { organisationId }),
  search('a rare word', 'secretary', rare),
  search('a rare word, waiting', 'secretary', rare, { status: 'awaitingDecision' }),
  search('a frequent word', 'secretary', 'درخواست'),
  search('a frequent word, waiting', 'secretary', 'درخواست', { status: 'awaitingDecision' }),
  search('a frequent word, rejected, of a unit', 'secretary', 'درخواست', { status: 'rejected', unitId }),
  search('a middling word', 'secretary', 'بازدید'),
  search('two words in any order', 'secretary', 'گواهی صدور'),
  search('two words that seldom meet', 'secretary', 'پژوهش بازنشستگی'),
  search('three letters of a word', 'secretary', 'نشس'),
  search('a name', 'secretary', 'نرگس نیک پور'),
  search('a name, with a unit', 'secretary', 'نرگس نیکپور', { unitId }),
  search('a letter number', 'secretary', number),
  search('the beginning of numbers', 'secretary', '1405/ص/'),
  search('a tracking code', 'secretary', code),
  search('a mobile', 'secretary', mobile),
  search('a mobile with country code', 'secretary', `+98${mobile.slice(1)}`),
  search('nothing found', 'secretary', 'قزلباشیان'),
  search('nothing found, waiting', 'secretary', 'قزلباشیان', { status: 'awaitingDecision' }),
  search('frequent word, of three units', 'controller', 'درخواست'),
  search('rare word, of three units', 'controller', rare),
  search('nothing found, of three units', 'controller', 'قزلباشیان'),
];
