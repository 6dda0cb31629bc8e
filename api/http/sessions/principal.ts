import type { Request } from 'express';
import type { TokenScope } from './access.ts';

/** An operator looks after the installation: decoding what the engine keeps shows every organisation's letters. */
export type Role = 'secretary' | 'controller' | 'admin' | 'operator';
export type SessionKind = 'applicant' | 'staff';

export interface ApplicantPrincipal {
  kind: 'applicant';
  tokenHash: Buffer;
  applicantId: string;
  /** Of a program that comes with a token of its owner's; whoever signed in has no bounds. */
  scopes?: readonly TokenScope[];
}

export interface StaffPrincipal {
  kind: 'staff';
  tokenHash: Buffer;
  staffId: string;
  organisationId: string;
  username: string;
  name: string;
  roles: Role[];
  stationIds: string[];
}

export type Principal = ApplicantPrincipal | StaffPrincipal;

const principals = new WeakMap<Request, Principal>();

export const rememberPrincipal = (request: Request, principal: Principal): void => {
  principals.set(request, principal);
};

/** Who sends this request; undefined on routes that need no session. */
export const principalOf = (request: Request): Principal | undefined => principals.get(request);
