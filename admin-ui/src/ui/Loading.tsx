import { useTranslate } from 'react-admin';
import './loading.css';

/** Waits in the middle of its place; plain, because it is shown before the component kit has arrived. */
export const Loading = () => {
  const translate = useTranslate();
  return (
    <div className="loading" role="status">
      <span className="loading-mark" aria-hidden="true" />
      <span>{translate('app.loading')}</span>
    </div>
  );
};
