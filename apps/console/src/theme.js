// Runs before the first paint, so a dark page never flashes white and no row changes its height. A separate file, because the CSP forbids inline
// scripts.
try {
  const theme = localStorage.getItem('isthmus.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (localStorage.getItem('isthmus.density') === 'compact') document.documentElement.dataset.density = 'compact';
} catch {
  // The browser blocks storage: the system's theme and comfortable rows apply.
}
