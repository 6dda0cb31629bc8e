import type { Status } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';

/** The lists of letters that an applicant chooses from, with the statuses in them; `all` has every one. */
export const LISTS = {
  all: [],
  drafts: ['draft'],
  active: ['submitted', 'awaitingDecision', 'awaitingApplicant', 'registering', 'registered', 'replied'],
  ended: ['closed', 'rejected', 'withdrawn', 'expired'],
} satisfies Record<string, Status[]>;

export type List = keyof typeof LISTS;

export const toList = (name: string | undefined): List =>
  name !== undefined && Object.hasOwn(LISTS, name) ? (name as List) : 'all';

export const LetterLists = ({ chosen }: { chosen: List }) => {
  const { lists, listsLabel } = useTexts('letters');
  return (
    <nav class="lists" aria-label={listsLabel}>
      <ul>
        {(Object.keys(LISTS) as List[]).map((list) => (
          <li key={list}>
            <a
              href={list === 'all' ? '/letters' : `/letters?list=${list}`}
              aria-current={list === chosen ? 'page' : undefined}
            >
              {lists[list]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
