import { afterAll, expect, test } from 'vitest';
import { observations } from './contradictions-observed.ts';
import { Contradictions } from './contradictions.ts';
import { openCluster } from './test-cluster.ts';
import { startServer } from './test-server.ts';

const server = await startServer();
afterAll(() => server.app.close());

const { shape } = Contradictions;

const cases = Object.entries(observations).flatMap(([name, [scenario, observe, expectedValues]]) =>
  Object.entries(expectedValues).map(([choice, expected]) => ({ name, choice, scenario, observe, expected })),
);
test.for(cases)('$name: $choice', async ({ name, choice, scenario, observe, expected }) => {
  expect(await observe(await openCluster(server, scenario, { [name]: choice }))).toEqual(expected);
});

test('the first choice is the default of an account', async () => {
  const { secretId } = await server.open('one-pool');
  const { body } = await server.control('GET', `/${secretId}`);
  for (const [name, { options }] of Object.entries(shape)) expect(body.options[name]).toBe(options[0]);
});
