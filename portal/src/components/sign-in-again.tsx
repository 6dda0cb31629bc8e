import type { Me } from '../api/types.ts';
import { useTexts } from '../texts/catalogue.ts';
import { forgetAnswers } from '../state/resource.ts';
import { me, signedIn, signedOut } from '../state/session.ts';
import { toReadableForm } from '../../../domain/identity/mobile.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { SignInSteps } from './sign-in-steps.tsx';

/** Signs in on top of the page, so that nothing typed on it is lost. */
export default function SignInAgain({ done }: { done: (again: boolean) => void }) {
  const texts = useTexts('common');
  const before = me.get();
  const finish = (now: Me) => {
    if (now.id === before?.id) {
      signedIn(now);
      done(true);
      return;
    }
    // Somebody else: what is on screen is not theirs to see.
    signedOut();
    forgetAnswers();
    signedIn(now);
    location.assign('/letters');
  };
  return (
    <Dialog title={texts.sessionTitle} onClose={() => done(false)}>
      <p>{texts.sessionText}</p>
      <SignInSteps mobile={before && toReadableForm(before.mobile)} onDone={finish} />
      <Button kind="link" onClick={() => done(false)}>
        {texts.cancel}
      </Button>
    </Dialog>
  );
}
