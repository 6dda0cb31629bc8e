import { DataTypes } from 'sequelize';
import type { Sequelize } from 'sequelize';
import { defineTable } from './model.ts';

export interface ApplicantRow {
  id: string;
  mobileEncrypted: Buffer;
  mobileHash: Buffer;
  nationalIdEncrypted: Buffer | null;
  nationalIdHash: Buffer | null;
  firstNameEncrypted: Buffer | null;
  lastNameEncrypted: Buffer | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface LegalPersonRow {
  id: string;
  applicantId: string;
  name: string;
  legalId: string;
}

const { UUID, TEXT, BLOB, DATE } = DataTypes;

export const defineApplicants = (sequelize: Sequelize) =>
  defineTable<ApplicantRow>(sequelize, {
    name: 'Applicant',
    table: 'applicants',
    attributes: {
      id: { type: UUID, primaryKey: true },
      mobileEncrypted: BLOB,
      mobileHash: BLOB,
      nationalIdEncrypted: BLOB,
      nationalIdHash: BLOB,
      firstNameEncrypted: BLOB,
      lastNameEncrypted: BLOB,
      createdAt: DATE,
      updatedAt: DATE,
    },
  });

export const defineLegalPersons = (sequelize: Sequelize) =>
  defineTable<LegalPersonRow>(sequelize, {
    name: 'LegalPerson',
    table: 'legal_persons',
    attributes: { id: { type: UUID, primaryKey: true }, applicantId: UUID, name: TEXT, legalId: TEXT },
  });
