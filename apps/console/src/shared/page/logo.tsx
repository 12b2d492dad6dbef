/** The picture of icon.svg, drawn in place so that it costs no request of its own. */
export const Logo = () => (
  <svg viewBox="0 0 32 32" className="size-5" aria-hidden>
    <rect width="32" height="32" rx="6" fill="#0f6f80" />
    <path d="M6 9h20M6 23h20M16 9v14" stroke="#fff" strokeWidth="3" strokeLinecap="square" />
  </svg>
);
