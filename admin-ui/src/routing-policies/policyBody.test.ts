import { expect, test } from '@jest/globals';
import { BLANK, toPolicyBody } from './policyBody.ts';

test('conditions of a rule that are left open are not sent', () => {
  const rules = [{ serviceId: '', unitId: null, applicantKind: 'legal' as const, to: 'u' }];
  expect(toPolicyBody({ ...BLANK, mode: 'rules', secretariatUnitId: 's', rules, fallbackUnitId: '' })).toEqual({
    mode: 'rules',
    secretariatUnitId: 's',
    secretariatDecides: true,
    acceptancesNeeded: 1,
    rules: [{ applicantKind: 'legal', to: 'u' }],
    fallbackUnitId: null,
  });
});
