import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useRef } from 'react';
import { useInput, useTranslate } from 'react-admin';
import {
  DEFAULT_TEXTS,
  fillTemplate,
  sampleValues,
  templateFaults,
  type NoticeLanguage,
  type NoticeTextKind,
} from '../../../domain/notices/index.ts';
import type { NoticeSettings } from '../api/types.ts';
import { FieldChips } from './FieldChips.tsx';
import { Preview } from './Preview.tsx';
import { TestButton } from './TestButton.tsx';
import { useFaultText } from './useFaultText.ts';

interface Props {
  kind: NoticeTextKind;
  language: NoticeLanguage;
  settings: NoticeSettings;
}

/** A text that is written, with what it becomes and costs on a phone beside it. */
export const TextInLanguage = ({ kind, language, settings: { organisation, publicUrl } }: Props) => {
  const translate = useTranslate();
  const faultText = useFaultText();
  const area = useRef<HTMLTextAreaElement>(null);
  const validate = (value: unknown) => templateFaults(kind, String(value ?? '')).map(faultText)[0];
  const { id, field, fieldState } = useInput({ source: `texts.${kind}.${language}`, validate });
  const text = String(field.value ?? '');
  const faults = templateFaults(kind, text).map(faultText);
  const shown = faults.length > 0 ? faults.join(' ') : fieldState.error?.message;
  const preview = fillTemplate(text, sampleValues(language, { organisation: organisation[language], publicUrl }));

  const insert = (token: string) => {
    const { selectionStart = text.length, selectionEnd = text.length } = area.current ?? {};
    field.onChange(text.slice(0, selectionStart) + token + text.slice(selectionEnd));
    area.current?.focus();
  };

  return (
    <Box sx={{ display: 'grid', gap: 1.5, alignContent: 'start' }}>
      <TextField
        {...field}
        error={shown !== undefined}
        fullWidth
        helperText={shown}
        id={id}
        inputRef={area}
        label={translate(`notices.language.${language}`)}
        maxRows={8}
        minRows={4}
        multiline
        slotProps={{ htmlInput: { dir: language === 'fa' ? 'rtl' : 'ltr', lang: language } }}
        value={text}
      />
      <FieldChips kind={kind} onInsert={insert} />
      <Preview language={language} text={preview} />
      <TestButton
        isUsual={text === DEFAULT_TEXTS[language][kind]}
        test={{ kind, language, text }}
        valid={faults.length === 0}
        onReset={() => field.onChange(DEFAULT_TEXTS[language][kind])}
      />
    </Box>
  );
};
