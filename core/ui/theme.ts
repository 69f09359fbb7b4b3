import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: a deep teal-blue; 7 on white is 7,1 : 1, white on 6 is 5,3 : 1 (WCAG 2.2 AA asks for 4,5 : 1). */
const accent: MantineColorsTuple = [
  '#eef6f8',
  '#d7e9ee',
  '#aed3dd',
  '#80bac9',
  '#5aa3b6',
  '#3b8ba0',
  '#25758b',
  '#186074',
  '#124d5e',
  '#0c3a48',
];

const gray: MantineColorsTuple = [
  '#f7f8f8',
  '#eff1f2',
  '#e3e7e9',
  '#d3d9dc',
  '#bcc4c9',
  '#8c969d',
  '#5c666d',
  '#454e54',
  '#31383d',
  '#1f2529',
];

const dark: MantineColorsTuple = [
  '#dde1e3',
  '#c3cace',
  '#a3adb4',
  '#7c878f',
  '#434b51',
  '#363d42',
  '#272d31',
  '#1b2023',
  '#14181a',
  '#0e1112',
];

/** Compact, small radii, one accent. Sizes are in rem, so that the reader's text size scales everything. */
export const paperTheme = createTheme({
  colors: { accent, gray, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  black: '#1f2529',
  fontFamily: "'Golos Text Variable', 'Golos Text', 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.45', xl: '1.35' },
  spacing: { xs: '0.375rem', sm: '0.625rem', md: '0.875rem', lg: '1.25rem', xl: '2rem' },
  radius: { xs: '2px', sm: '3px', md: '4px', lg: '6px', xl: '10px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.3' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h4: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm', fw: 500 } },
    // The hint below the input keeps neighbouring fields on one line.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Select: { defaultProps: { nothingFoundMessage: 'Ничего не найдено', checkIconPosition: 'right' } },
    MultiSelect: { defaultProps: { nothingFoundMessage: 'Ничего не найдено', checkIconPosition: 'right' } },
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': 'Закрыть' } } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Закрыть' } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Закрыть' } } },
    Anchor: { defaultProps: { underline: 'hover' } },
  },
});

/** Mantine's own dimmed, placeholder and error colours miss AA on white; these do not. */
export const resolvePaperVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c666d',
    '--mantine-color-placeholder': '#69737a',
    '--mantine-color-error': '#a8281f',
    '--mantine-color-default-border': '#c6cdd1',
    '--mantine-color-anchor': '#186074',
  },
  dark: {
    '--mantine-color-dimmed': '#a3adb4',
    '--mantine-color-placeholder': '#8f9aa1',
    '--mantine-color-error': '#ffa199',
    '--mantine-color-default-border': '#485158',
    '--mantine-color-anchor': '#80bac9',
    '--mantine-color-accent-light-color': '#aed3dd',
    '--mantine-color-accent-outline': '#80bac9',
  },
});
