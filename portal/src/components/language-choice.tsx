import { useTexts } from '../texts/catalogue.ts';

const LANGUAGES = ['fa', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

interface Props {
  value: Language;
  onChange: (language: Language) => void;
}

/** In which language messages come, whatever the pages' is. */
export const LanguageChoice = ({ value, onChange }: Props) => {
  const texts = useTexts('profile');
  return (
    <fieldset class="field" aria-describedby="language-hint">
      <legend>{texts.language}</legend>
      <p class="hint" id="language-hint">
        {texts.languageHint}
      </p>
      <div class="choices">
        {LANGUAGES.map((language) => (
          <div class="choice" key={language}>
            <label class={language === value ? 'chosen' : undefined}>
              <input
                type="radio"
                id={language === LANGUAGES[0] ? 'language' : `language-${language}`}
                name="language"
                value={language}
                checked={language === value}
                onChange={() => onChange(language)}
              />
              <span lang={language}>{texts.languages[language]}</span>
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
};
