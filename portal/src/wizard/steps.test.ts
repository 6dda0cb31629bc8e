import { describe, expect, it } from '@jest/globals';
import type { Organisation } from '../api/types.ts';
import { nextStep, previousStep, reachable, resumeStep, stepsFor, withOrganisation } from './steps.ts';

const anOrganisation = (parts: Partial<Organisation> = {}): Organisation => ({
  id: 'o',
  slug: 'o',
  name: 'o',
  routingMode: 'unit',
  unitRequired: true,
  units: [{ id: 'u', name: 'u' }],
  services: [{ id: 's', name: 's' }],
  ...parts,
});

describe('the questions of a new letter', () => {
  it('are asked in one order', () => {
    const all = ['sender', 'organisation', 'unit', 'service', 'subject', 'text', 'documents', 'check'];
    expect(stepsFor(anOrganisation())).toEqual(all);
  });

  it('leave out the unit where the secretariat distributes', () => {
    expect(stepsFor(anOrganisation({ routingMode: 'secretariat' }))).not.toContain('unit');
  });

  it('leave out the service where there is none', () => {
    expect(stepsFor(anOrganisation({ services: [] }))).not.toContain('service');
  });

  it('lead forward and back over what is left out', () => {
    const secretariat = anOrganisation({ routingMode: 'secretariat', services: [] });
    expect(nextStep('organisation', secretariat)).toBe('subject');
    expect(previousStep('subject', secretariat)).toBe('organisation');
    expect(previousStep('sender', secretariat)).toBeUndefined();
    expect(nextStep('documents', secretariat)).toBe('check');
  });

  it('cannot be jumped over', () => {
    expect(reachable('subject', {}, undefined)).toBe('sender');
    expect(reachable('subject', { sender: 'myself' }, undefined)).toBe('organisation');
    expect(reachable('subject', { sender: 'myself', organisationId: 'o' }, anOrganisation())).toBe('unit');
    const answered = { sender: 'myself', organisationId: 'o', unitId: 'u', serviceId: null };
    expect(reachable('subject', answered, anOrganisation())).toBe('subject');
    expect(reachable('text', answered, anOrganisation())).toBe('subject');
    expect(reachable('organisation', answered, anOrganisation())).toBe('organisation');
  });

  it('come anew for another organisation, but not for the same one', () => {
    const answered = { sender: 'myself', organisationId: 'o', unitId: 'u', serviceId: 's' };
    expect(withOrganisation(answered, 'o')).toEqual(answered);
    expect(withOrganisation(answered, 'p')).toEqual({ sender: 'myself', organisationId: 'p' });
    const instead = { id: 'd', organisationId: 'o', subject: 'موضوع', body: null };
    expect(withOrganisation({ ...answered, instead }, 'p').instead).toEqual(instead);
  });

  it('go on where a draft was left', () => {
    expect(resumeStep({ body: null })).toBe('text');
    expect(resumeStep({ body: 'متن' })).toBe('check');
  });
});
