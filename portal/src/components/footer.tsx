import { useMessages } from '../i18n/messages.ts';

export const Footer = () => {
  const messages = useMessages('common');
  return (
    <footer class="site-footer">
      <div class="bar">
        <p>{messages.footer}</p>
        <a href="/api/docs">{messages.serviceDocs}</a>
      </div>
    </footer>
  );
};
