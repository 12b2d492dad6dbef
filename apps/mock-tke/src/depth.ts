/** Far deeper than any parameter of TKE or order of /_control. Functions that walk a body are recursive, so the depth is limited. */
const deepest = 64;

/** Whether a JSON text nests too deep to be walked. */
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
