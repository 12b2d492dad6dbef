/** Far deeper than any parameter of TKE's or order of /_control; what walks a body does so by recursion. */
const deepest = 64;

/** Whether a JSON text nests so deep that nothing should walk what it says. */
export function isTooDeep(text: string): boolean {
  let [depth, quoted] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (quoted && mark === '\\') at += 1;
    else if (mark === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (mark === '}' || mark === ']') depth -= 1;
    else if ((mark === '{' || mark === '[') && (depth += 1) > deepest) return true;
  }
  return false;
}
