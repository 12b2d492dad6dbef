const count = /^\(\d+\) /;

/** Writes a number before the tab's title and marks its icon. 0: none. */
export function markTab(number: number) {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const title = document.title.replace(count, '');
  document.title = number ? `(${number}) ${title}` : title;
  const wanted = number ? '/icon-news.svg' : '/icon.svg';
  if (icon && icon.getAttribute('href') !== wanted) icon.href = wanted;
}
