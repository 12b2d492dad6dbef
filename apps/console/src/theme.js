// Runs before the first paint, so a dark page never flashes white. A separate file, because the CSP forbids inline
// scripts.
try {
  const theme = localStorage.getItem('isthmus.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // The browser blocks storage: the system's theme applies.
}
