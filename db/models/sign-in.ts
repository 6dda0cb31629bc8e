import { DataTypes } from 'sequelize';
import type { Sequelize } from 'sequelize';
import { defineTable } from './model.ts';

export interface SessionRow {
  /** SHA-256 of the reference token; the token itself is never kept. */
  tokenHash: Buffer;
  kind: 'applicant' | 'staff';
  principalId: string;
  organisationId: string | null;
  expiresAt: Date;
  createdAt: Date;
}

export interface ChallengeRow {
  id: string;
  mobileHash: Buffer;
  mobileEncrypted: Buffer;
  codeHash: Buffer;
  tries: number;
  expiresAt: Date;
  usedAt: Date | null;
  createdAt: Date;
}

const { UUID, TEXT, INTEGER, BLOB, DATE } = DataTypes;

export const defineSessions = (sequelize: Sequelize) =>
  defineTable<SessionRow>(sequelize, {
    name: 'Session',
    table: 'sessions',
    attributes: {
      tokenHash: { type: BLOB, primaryKey: true },
      kind: TEXT,
      principalId: UUID,
      organisationId: UUID,
      expiresAt: DATE,
      createdAt: DATE,
    },
  });

export const defineChallenges = (sequelize: Sequelize) =>
  defineTable<ChallengeRow>(sequelize, {
    name: 'SignInChallenge',
    table: 'sign_in_challenges',
    attributes: {
      id: { type: UUID, primaryKey: true },
      mobileHash: BLOB,
      mobileEncrypted: BLOB,
      codeHash: BLOB,
      tries: INTEGER,
      expiresAt: DATE,
      usedAt: DATE,
      createdAt: DATE,
    },
  });
