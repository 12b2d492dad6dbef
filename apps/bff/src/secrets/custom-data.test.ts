import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { describeCustomData, sealCustomData, templateOwner, unsealCustomData } from './custom-data.ts';

const config = { keys: [randomBytes(32)] as const };
const script = '#!/bin/sh\necho 节点 ready\n';

test("custom data opens for its own version and for no other version's row", () => {
  const owner = templateOwner({ templateId: 'template-1', version: 2 });
  const sealed = sealCustomData(config, script, owner);
  expect(unsealCustomData(config, sealed, owner)).toBe(script);
  expect(() => unsealCustomData(config, sealed, templateOwner({ templateId: 'template-1', version: 3 }))).toThrow();
  expect(() => unsealCustomData(config, sealed, templateOwner({ templateId: 'template-2', version: 2 }))).toThrow();
});

test('its description has its hash and its length in bytes, not in characters', () => {
  expect(describeCustomData('节点')).toEqual({
    sha256: '2410d860f093b767df03d9a1b630304be64596d40279deea826ffd9f11b991fb',
    bytes: 6,
  });
});
