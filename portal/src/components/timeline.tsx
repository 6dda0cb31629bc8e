import { useEffect } from 'preact/hooks';
import { at } from '../../../client/address.ts';
import type { Submission, TimelineEntry } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { useResource } from '../state/resource.ts';
import { isTold, type ToldEvent } from '../text/events.ts';
import { Digits } from './number.tsx';
import { When } from './when.tsx';

/** How the letter came to where it is, newest first. */
export const Timeline = ({ letter }: { letter: Submission }) => {
  const texts = useTexts('letter');
  const { data, reload } = useResource(at('/api/v1/submissions/{id}/timeline', { id: letter.id }));
  useEffect(() => void reload(), [letter.sequence]);
  const entries = (data?.items ?? []).filter(isTold).toReversed();
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

const Entry = ({ entry: { type, at, actor, text } }: { entry: TimelineEntry & { type: ToldEvent } }) => {
  const texts = useTexts('letter');
  return (
    <li class={type}>
      <strong>{texts.events[type]}</strong>
      <span class="muted">
        <When at={at} as="dateTime" /> · {texts.actor[actor]}
      </span>
      {text && <p class="letter-text">{type === 'registered' ? <Digits>{text}</Digits> : text}</p>}
    </li>
  );
};
