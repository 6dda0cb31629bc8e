import { useEffect } from 'preact/hooks';
import { at } from '../../../client/address.ts';
import type { Submission } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { useResource } from '../state/resource.ts';
import type { ToldEntry } from '../text/events.ts';
import { Digits } from './number.tsx';
import { When } from './when.tsx';

/** How the letter came to where it is, newest first. */
export const Timeline = ({ letter }: { letter: Submission }) => {
  const texts = useTexts('letter');
  const { data, reload } = useResource(at('/api/v1/submissions/{id}/timeline', { id: letter.id }));
  useEffect(() => void reload(), [letter.sequence]);
  const entries = (data?.items ?? []).filter((entry): entry is ToldEntry => entry.type in texts.events).toReversed();
  return (
    <section class="timeline" aria-labelledby="timeline">
      <h2 id="timeline">{texts.timeline}</h2>
      <ol>
        {entries.map((entry) => (
          <Entry key={`${entry.sequence}-${entry.type}`} entry={entry} />
        ))}
      </ol>
    </section>
  );
};

const Entry = ({ entry }: { entry: ToldEntry }) => {
  const texts = useTexts('letter');
  const { type, at, actor, text, unit, person } = entry;
  return (
    <li class={type}>
      <strong>{unit ? texts.referredTo(unit) : texts.events[type]}</strong>
      <span class="muted">
        <When at={at} as="dateTime" /> · {person ?? texts.actor[actor]}
      </span>
      {text && (type === 'registered' ? <Digits>{text}</Digits> : <p class="letter-text">{text}</p>)}
    </li>
  );
};
