import { createAddressGuard } from '../../../adapters/outbound/address-guard.ts';
import { invalid, type Fault } from '../../http/problems/problem.ts';
import type { Services } from '../../services.ts';
import type { KnownAdapter, Settings } from './adapters.ts';

/** The settings after a change; null takes one away. */
export const merged = (before: Settings, given: Record<string, unknown>): Settings =>
  Object.fromEntries(Object.entries({ ...before, ...given }).filter(([, value]) => value !== null));

/** @throws Problem 422 with every fault of the settings, an address that points inside the installation among them */
export const checked = (
  { config }: Services,
  { known, settings }: { known: KnownAdapter; settings: unknown },
): Settings => {
  const { value, faults } = known.check(settings);
  const kept = value as Settings;
  const guard = createAddressGuard(config.reachableNetworks);
  const pointsInside = (name: string): boolean => {
    const address = String(kept[name]);
    return !guard.permits(URL.canParse(address) ? new URL(address).hostname : address);
  };
  const inside = known.adapter.address
    .filter(pointsInside)
    .map((name): Fault => ({ pointer: `/${name}`, code: 'address-inside' }));
  const all = [...faults, ...inside].map((fault) => ({ ...fault, pointer: `/settings${fault.pointer}` }));
  if (all.length > 0) throw invalid(all);
  return kept;
};
