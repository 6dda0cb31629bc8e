import { Page } from '../components/page.tsx';
import { useMessages } from '../i18n/messages.ts';

export default function Home() {
  const messages = useMessages('home');
  const { brand } = useMessages('common');
  return (
    <Page title={brand} ownHeading wide>
      <section class="hero">
        <h1>{messages.title}</h1>
        <p class="lead">{messages.lead}</p>
        <p class="actions">
          <a class="button gold" href="/letters/new">
            {messages.start}
          </a>
          <a class="button ghost" href="/track">
            {messages.track}
          </a>
        </p>
      </section>
      <section class="journey" aria-labelledby="journey">
        <h2 id="journey">{messages.stepsTitle}</h2>
        <ol>
          {messages.steps.map(({ title, text }) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </section>
      <section class="card needs" aria-labelledby="needs">
        <h2 id="needs">{messages.needTitle}</h2>
        <ul>
          {messages.needs.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
      </section>
    </Page>
  );
}
