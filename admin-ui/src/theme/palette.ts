import type { PaletteOptions } from '@mui/material/styles';
import type { Mode } from './mode.ts';

/** Deep teal and ink on calm greys; every pair of text and ground has a contrast of at least 4.5. */
const light: PaletteOptions = {
  mode: 'light',
  primary: { main: '#0b5d5b', dark: '#074341', light: '#2b7f7b', contrastText: '#ffffff' },
  secondary: { main: '#3f5a56', contrastText: '#ffffff' },
  error: { main: '#b3261e', contrastText: '#ffffff' },
  warning: { main: '#8a5300', contrastText: '#ffffff' },
  info: { main: '#1d5a91', contrastText: '#ffffff' },
  success: { main: '#1b6b3a', contrastText: '#ffffff' },
  background: { default: '#f3f6f5', paper: '#ffffff' },
  text: { primary: '#14211f', secondary: '#4b5d5a', disabled: '#66756f' },
  divider: '#d5dfdc',
};

const dark: PaletteOptions = {
  mode: 'dark',
  primary: { main: '#7ccfc4', dark: '#4fa89d', light: '#a5e2d9', contrastText: '#07302e' },
  secondary: { main: '#b4c7c3', dark: '#9db3ae', contrastText: '#14211f' },
  error: { main: '#ffb4ab', dark: '#f2988e', contrastText: '#5c0f0a' },
  warning: { main: '#f5c06b', dark: '#e0ab57', contrastText: '#402600' },
  info: { main: '#a3cbf5', dark: '#8ab6e6', contrastText: '#062d52' },
  success: { main: '#93d8a8', dark: '#7cc594', contrastText: '#06351a' },
  background: { default: '#0d1615', paper: '#15211f' },
  text: { primary: '#e7efed', secondary: '#a9bab6', disabled: '#8d9d99' },
  divider: '#2c3c39',
};

export const palettes: Record<Mode, PaletteOptions> = { light, dark };
