// Before the first paint, so that a dark page never flashes white; a file of its own, as the policy forbids inline scripts.
const theme = localStorage.getItem('isthmus.theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
