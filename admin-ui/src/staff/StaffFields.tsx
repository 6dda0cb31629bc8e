import { BooleanInput, CheckboxGroupInput, useTranslate } from 'react-admin';
import { BOUNDS } from '../../../domain/text/bounds.ts';
import { LineInput, NewPasswordInput } from '../ui/LineInput.tsx';
import { useRequired } from '../ui/useRequired.ts';
import { useUnits } from '../units/useUnits.ts';

const ROLES = ['secretary', 'controller', 'admin'];
const LTR = { htmlInput: { dir: 'ltr', autoComplete: 'off' } };

/** Who somebody is, what they may do and where; the password is only ever written. */
export const StaffFields = ({ creating = false }: { creating?: boolean }) => {
  const translate = useTranslate();
  const required = useRequired();
  const { units } = useUnits();
  const roles = ROLES.map((id) => ({ id, name: translate(`staff.role.${id}`) }));
  return (
    <>
      <LineInput bounds={BOUNDS.staffName} label={translate('staff.name')} source="name" />
      <LineInput
        bounds={BOUNDS.username}
        helperText={translate('staff.usernameHint')}
        label={translate('staff.username')}
        slotProps={LTR}
        source="username"
      />
      <CheckboxGroupInput
        choices={roles}
        helperText={false}
        label={translate('staff.roles')}
        source="roles"
        validate={required}
      />
      <CheckboxGroupInput choices={units} helperText={false} label={translate('staff.stations')} source="stationIds" />
      <NewPasswordInput
        bounds={BOUNDS.newPassword}
        helperText={translate(creating ? 'staff.passwordHintCreate' : 'staff.passwordHint')}
        label={translate(creating ? 'staff.password' : 'staff.passwordNew')}
        optional={!creating}
        source="password"
      />
      <BooleanInput helperText={translate('staff.activeHint')} label={translate('staff.active')} source="active" />
    </>
  );
};
