import type { RaThemeOptions } from 'react-admin';

const FOCUS = { outline: '3px solid', outlineColor: 'currentcolor', outlineOffset: 2 };

const LEGEND = { transform: 'none', position: 'static', fontSize: '0.88rem', fontWeight: 600, marginBlockEnd: 4 };

export const components: NonNullable<RaThemeOptions['components']> = {
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: { '&.Mui-focusVisible': FOCUS } },
  },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: { root: { borderRadius: 8, minHeight: 40, paddingInline: 16 } },
  },
  MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiCard: { defaultProps: { variant: 'outlined' } },
  MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', fullWidth: true } },
  MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small' } },
  MuiFormHelperText: { styleOverrides: { root: { marginInline: 2, lineHeight: 1.7 } } },
  MuiDialogTitle: { defaultProps: { variant: 'h2' } },
  MuiTableCell: {
    styleOverrides: {
      root: { paddingBlock: 10, lineHeight: 1.65 },
      head: ({ theme }: { theme: { palette: { text: { secondary: string } } } }) => ({
        color: theme.palette.text.secondary,
        fontWeight: 600,
        whiteSpace: 'nowrap',
      }),
    },
  },
  // The framework's own origin of the scaled label is mirrored twice in RTL.
  RaCheckboxGroupInput: { styleOverrides: { root: { '& .RaCheckboxGroupInput-label': LEGEND } } },
  RaRadioButtonGroupInput: { styleOverrides: { root: { '& .RaRadioButtonGroupInput-label': LEGEND } } },
  MuiAlert: { styleOverrides: { root: { borderRadius: 10, lineHeight: 1.8 } } },
};
