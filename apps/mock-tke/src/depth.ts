/** Limits the depth, because the functions that walk a body are recursive. No real request is nearly as deep. */
const maxDepth = 64;

/** Whether a JSON text is nested too deeply. */
export function isTooDeep(text: string): boolean {
  let [depth, quoted] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (quoted && mark === '\\') at += 1;
    else if (mark === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (mark === '}' || mark === ']') depth -= 1;
    else if ((mark === '{' || mark === '[') && (depth += 1) > maxDepth) return true;
  }
  return false;
}
