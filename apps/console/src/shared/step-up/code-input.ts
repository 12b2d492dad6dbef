/** The properties of a field for a six-digit code: phones show digits, and offer a code that they know. */
export const codeInput = {
  inputMode: 'numeric',
  autoComplete: 'one-time-code',
  maxLength: 11,
  mono: true,
} as const;
