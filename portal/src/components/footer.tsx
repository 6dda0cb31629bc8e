import { useTexts } from '../texts/catalogue.ts';

export const Footer = () => {
  const texts = useTexts('common');
  return (
    <footer class="site-footer">
      <div class="bar">
        <p>{texts.footer}</p>
        <a href="/api/docs">{texts.serviceDocs}</a>
      </div>
    </footer>
  );
};
