/** Messages come in the language that their applicant uses. */
export const sql = `
alter table applicants add column language text not null default 'fa' check (language in ('fa', 'en'));
`;
