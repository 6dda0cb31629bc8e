import { useTranslate } from 'react-admin';
import { LONGEST_NOTICE, type TemplateFault } from '../../../domain/notices/index.ts';
import { useFormat } from '../ui/useFormat.ts';

/** What is wrong with a text, in words. */
export const useFaultText = () => {
  const translate = useTranslate();
  const { digits } = useFormat();
  return (fault: TemplateFault): string => {
    switch (fault.fault) {
      case 'empty':
        return translate('form.required');
      case 'tooLong':
        return translate('form.tooLong', { limit: digits(LONGEST_NOTICE) });
      case 'unknownField':
        return translate('notices.unknownField', { field: fault.field });
      case 'missingField':
        return translate('notices.missingField', {
          fields: fault.fields.map((field) => translate(`notices.fields.${field}`)).join(translate('notices.or')),
        });
    }
  };
};
