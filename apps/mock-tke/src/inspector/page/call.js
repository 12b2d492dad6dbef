/** A request without an answer is given up after this time. */
const timeoutMs = 8000;

const throwNoAnswer = (cause) => {
  throw new Error('mock-tke does not answer', { cause });
};

/** Calls /_control. Paths are relative to the page, so it works at any address. */
export async function call(method, path, body) {
  const reply = await fetch(path, {
    method,
    signal: AbortSignal.timeout(timeoutMs),
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(throwNoAnswer);
  const content = reply.status === 204 ? undefined : await reply.json().catch(throwNoAnswer);
  if (!reply.ok) throw Object.assign(new Error(content.error), { status: reply.status });
  return content;
}

const say = (id, words) => (document.getElementById(id).textContent = words);

/** Runs a button's action, shows the result and refreshes the page. Returns the reply of a success. */
export async function act(done, method, path, body) {
  try {
    const content = await call(method, path, body);
    say('problem', '');
    say('said', done);
    return content ?? true;
  } catch (problem) {
    say('said', '');
    say('problem', `Not done: ${problem.message}`);
  } finally {
    document.dispatchEvent(new Event('acted'));
  }
}
