// Before the first paint, so that a dark page never flashes white; a file of its own, as the policy forbids inline scripts.
try {
  const theme = localStorage.getItem('isthmus.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // The browser blocks storage: the system's theme it is.
}
