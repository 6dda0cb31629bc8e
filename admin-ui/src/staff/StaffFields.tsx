import { BooleanInput, CheckboxGroupInput, PasswordInput, TextInput, useTranslate } from 'react-admin';
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
      <TextInput helperText={false} label={translate('staff.name')} source="name" validate={required} />
      <TextInput
        helperText={translate('staff.usernameHint')}
        label={translate('staff.username')}
        slotProps={LTR}
        source="username"
        validate={required}
      />
      <CheckboxGroupInput
        choices={roles}
        helperText={false}
        label={translate('staff.roles')}
        source="roles"
        validate={required}
      />
      <CheckboxGroupInput choices={units} helperText={false} label={translate('staff.stations')} source="stationIds" />
      <PasswordInput
        autoComplete="new-password"
        helperText={translate(creating ? 'staff.passwordHintCreate' : 'staff.passwordHint')}
        label={translate(creating ? 'staff.password' : 'staff.passwordNew')}
        source="password"
        validate={creating ? required : undefined}
      />
      <BooleanInput helperText={translate('staff.activeHint')} label={translate('staff.active')} source="active" />
    </>
  );
};
