import { Page } from '../components/page.tsx';
import { useTexts } from '../texts/catalogue.ts';

export default function Home() {
  const texts = useTexts('home');
  const { brand } = useTexts('common');
  return (
    <Page title={brand} ownHeading wide>
      <section class="hero">
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        <p class="actions">
          <a class="button gold" href="/letters/new">
            {texts.start}
          </a>
          <a class="button ghost" href="/track">
            {texts.track}
          </a>
        </p>
      </section>
      <section class="journey" aria-labelledby="journey">
        <h2 id="journey">{texts.stepsTitle}</h2>
        <ol>
          {texts.steps.map(({ title, text }) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </section>
      <section class="card needs" aria-labelledby="needs">
        <h2 id="needs">{texts.needTitle}</h2>
        <ul>
          {texts.needs.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
      </section>
    </Page>
  );
}
