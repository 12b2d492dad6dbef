// Before the first paint: nothing flashes.
try {
  const theme = localStorage.getItem('isthmus.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (localStorage.getItem('isthmus.density') === 'compact') document.documentElement.dataset.density = 'compact';
} catch {
  // The browser blocks storage.
}
