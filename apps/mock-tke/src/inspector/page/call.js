/** No answer for so long counts as none. */
const patienceMs = 8000;

const silent = (cause) => {
  throw new Error('mock-tke does not answer', { cause });
};

/** Asks /_control; paths are relative to the page, wherever it is served. */
export async function call(method, path, body) {
  const reply = await fetch(path, {
    method,
    signal: AbortSignal.timeout(patienceMs),
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(silent);
  const told = reply.status === 204 ? undefined : await reply.json().catch(silent);
  if (!reply.ok) throw Object.assign(new Error(told.error), { status: reply.status });
  return told;
}

const say = (id, words) => (document.getElementById(id).textContent = words);

/** Does what a person pressed, says how it went, and has the page look again. Answers what was told, if it went well. */
export async function act(done, method, path, body) {
  try {
    const told = await call(method, path, body);
    say('problem', '');
    say('said', done);
    return told ?? true;
  } catch (problem) {
    say('said', '');
    say('problem', `Not done: ${problem.message}`);
  } finally {
    document.dispatchEvent(new Event('acted'));
  }
}
