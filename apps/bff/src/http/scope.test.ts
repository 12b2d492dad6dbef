import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Endpoint } from '@isthmus/contracts/endpoint';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../../packages/contracts/src');
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
const modules = await Promise.all(
  files.map(async (name) => (await import(/* @vite-ignore */ join(folder, name))) as Record<string, unknown>),
);
const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'response' in value;
const endpoints = modules
  .flatMap((module) => Object.entries(module))
  .flatMap(([name, value]) => (isEndpoint(value) ? [{ ...value, name }] : []));
const namesAccount = ({ path }: { path: string }) => path.startsWith('/accounts/:accountId');

test('an endpoint with an account in its path answers with that account’s rows', () => {
  const inAccount = endpoints.filter(namesAccount);
  expect(inAccount.length).toBeGreaterThan(30);
  for (const { name, scope = 'account' } of inAccount) expect([name, scope]).toEqual([name, 'account']);
});

test('every other endpoint says whether it answers with rows of many accounts', () => {
  const others = endpoints.filter((one) => !namesAccount(one)).map(({ name, scope }) => [name, scope]);
  expect(Object.fromEntries(others)).toEqual({
    listCloudAccounts: 'fleet',
    getHome: 'fleet',
    listInProgress: 'fleet',
    listPeople: 'fleet',
    invitePerson: 'fleet',
    createPersonLink: 'fleet',
    revokePersonLink: 'fleet',
    changePerson: 'fleet',
    listServiceAccounts: 'fleet',
    createServiceAccount: 'fleet',
    createToken: 'fleet',
    revokeToken: 'fleet',
    listWallLinks: 'fleet',
    createWallLink: 'fleet',
    revokeWallLink: 'fleet',
    requestApproval: 'fleet',
    listApprovals: 'fleet',
    getApproval: 'fleet',
    approveRequest: 'fleet',
    declineRequest: 'fleet',
    withdrawRequest: 'fleet',
    breakGlass: 'fleet',
    acknowledgeBreakGlass: 'fleet',
    listAudit: 'fleet',
    exportAudit: 'fleet',
    listFleetNodes: 'fleet',
    drainFleetNodes: 'fleet',
    deleteFleetNodes: 'fleet',
    getOperationSet: 'fleet',
    pauseOperationSet: 'fleet',
    resumeOperationSet: 'fleet',
    stopOperationSet: 'fleet',
    listTemplates: 'fleet',
    getTemplate: 'fleet',
    addTemplateVersion: 'fleet',
    search: 'fleet',
    addCloudAccount: 'none',
    proveCredential: 'none',
    proveYourself: 'none',
    giveSecondFactor: 'none',
    getOwnWays: 'none',
    draftTotp: 'none',
    addTotp: 'none',
    removeTotp: 'none',
    draftPasskey: 'none',
    addPasskey: 'none',
    removePasskey: 'none',
    challengePasskey: 'none',
    beginIdentity: 'none',
    beginPasskeySignIn: 'none',
    signInWithPasskey: 'none',
    removeServiceAccount: 'none',
    openWall: 'none',
    listSites: 'none',
    createTemplate: 'none',
    copyTemplate: 'none',
    deleteTemplate: 'none',
    revealTemplateCustomData: 'none',
    changePreferences: 'none',
    createSavedView: 'none',
    changeSavedView: 'none',
    deleteSavedView: 'none',
    getReach: 'none',
    signIn: 'none',
    signOut: 'none',
    currentSession: 'none',
    beginInvitation: 'none',
    acceptInvitation: 'none',
    listSignInWays: 'none',
    listOwnIdentities: 'none',
    getSessionTime: 'none',
    listOwnSessions: 'none',
    endOwnSession: 'none',
    endOtherSessions: 'none',
    endPersonSessions: 'none',
    changeOwnName: 'none',
    changeOwnPassword: 'none',
  });
});

test('observe only refuses each endpoint that changes something at TKE or shows a join command, and no other', () => {
  const refused = endpoints.filter(({ changesCloud }) => changesCloud).map(({ name }) => name);
  expect(refused.sort()).toEqual([
    'adoptPool',
    'createExternalNodePool',
    'deleteExternalNodePool',
    'deleteExternalNodes',
    'deleteFleetNodes',
    'drainExternalNodes',
    'drainFleetNodes',
    'enableExternalNodeSupport',
    'modifyExternalNodePool',
    'planJoins',
    'resumeOperationGroup',
    'resumeOperationSet',
    'retryOperation',
    'revealJoinCommand',
    'revealPoolScript',
  ]);
  const byNature = endpoints.filter(({ dryRun, permission }) => dryRun || permission === 'reveal');
  for (const { name } of byNature) expect(refused).toContain(name);
});
