/** Keeps the page where it is when it would leave the console the next time. Returns the addresses that the browser was to open. */
export function holdLeaving() {
  const opened: string[] = [];
  navigation.addEventListener(
    'navigate',
    (event) => {
      event.preventDefault();
      const { pathname, search } = new URL(event.destination.url);
      opened.push(pathname + search);
    },
    { once: true },
  );
  return opened;
}
