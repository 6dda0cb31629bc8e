import { TextInput, useTranslate } from 'react-admin';
import { Section } from '../ui/Section.tsx';
import { useRequired } from '../ui/useRequired.ts';

export const IdentitySection = () => {
  const translate = useTranslate();
  const required = useRequired();
  return (
    <Section title={translate('organisation.identity')}>
      <TextInput label={translate('organisation.name')} source="name" validate={required} />
      <TextInput label={translate('organisation.nameEn')} slotProps={{ htmlInput: { dir: 'ltr' } }} source="nameEn" />
    </Section>
  );
};
