const wordsOf = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean);

/** Whether these texts together contain every typed word. */
export function matches(typed: string, ...texts: string[]) {
  const all = texts.join(' ').toLowerCase();
  return wordsOf(typed).every((word) => all.includes(word));
}

/** Cuts a text where it matches: the whole typed text, or else each word of it. */
export function pieces(text: string, typed: string): { text: string; isMatch: boolean }[] {
  const lower = text.toLowerCase();
  const whole = typed.trim().toLowerCase();
  const wanted = whole && lower.includes(whole) ? [whole] : wordsOf(typed);
  const marked = new Set<number>();
  for (const word of wanted) {
    const at = lower.indexOf(word);
    for (let index = 0; at >= 0 && index < word.length; index += 1) marked.add(at + index);
  }
  const found: { text: string; isMatch: boolean }[] = [];
  // Code units: a text in lower case can be longer than the text, and then the marks may be off by one, but no text is lost.
  for (let index = 0; index < text.length; index += 1) {
    const isMatch = marked.has(index);
    const last = found.at(-1);
    if (last?.isMatch === isMatch) last.text += text[index];
    else found.push({ text: text[index] ?? '', isMatch });
  }
  return found;
}
