import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Question, Submission } from '../../api/types.ts';
import { clock } from '../../http/clock.ts';
import { Section } from '../../ui/Section.tsx';
import { useFormat } from '../../ui/useFormat.ts';
import { Words } from './Words.tsx';

const Exchange = ({ question }: { question: Question }) => {
  const translate = useTranslate();
  const { instant } = useFormat();
  const { text, askedAt, answer, answeredAt, dueAt } = question;
  const silence = Date.parse(dueAt) < clock.now() ? 'letter.answerLapsed' : 'letter.notAnswered';
  return (
    <Box component="li" sx={{ display: 'grid', gap: 1, borderInlineStart: 3, borderColor: 'primary.main' }}>
      <Box sx={{ paddingInlineStart: 1.5, display: 'grid', gap: 1 }}>
        <Words at={askedAt} text={text} title={translate('letter.question')} />
        {answer !== null && answeredAt !== null ? (
          <Words at={answeredAt} text={answer} title={translate('letter.answer')} />
        ) : (
          <Typography color="textSecondary">{translate(silence, { due: instant(dueAt) })}</Typography>
        )}
      </Box>
    </Box>
  );
};

/** What was asked of the applicant and what came back; not there when nothing was asked. */
export const QuestionsSection = ({ letter: { questions } }: { letter: Submission }) => {
  const translate = useTranslate();
  if (questions.length === 0) return null;
  return (
    <Section title={translate('letter.questions')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 2 }}>
        {questions.map((question) => (
          <Exchange key={question.askedAt} question={question} />
        ))}
      </Box>
    </Section>
  );
};
