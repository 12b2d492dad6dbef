// npm run verify:tke: checks whether the mock still matches TKE. It only reads, compares forms, and prints no value of the account.
import { createAsk, allowedActions, allowedOf2022 } from './ask.ts';
import { compare, type Difference } from './compare.ts';
import { askAll, type Answer } from './conversation.ts';
import { mockAnswers } from './mock-answers.ts';

const {
  TENCENTCLOUD_SECRET_ID: secretId,
  TENCENTCLOUD_SECRET_KEY: secretKey,
  TENCENTCLOUD_TOKEN: token,
  TENCENTCLOUD_REGION: region,
  VERIFY_TKE_CLUSTER: clusterId,
  VERIFY_TKE_SITE: site = 'https://{service}.tencentcloudapi.com',
} = process.env;
const needs = `verify:tke reads from the real TKE and changes nothing. It needs
  TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY   of a sub-user with read access (TENCENTCLOUD_TOKEN with temporary keys)
  TENCENTCLOUD_REGION                               one or more, as in ap-guangzhou,ap-shanghai
and takes
  VERIFY_TKE_CLUSTER                                one cluster; otherwise the first five of each region
  VERIFY_TKE_SITE                                   otherwise https://{service}.tencentcloudapi.com
It sends: ${Object.entries({ ...allowedActions, 'tke of version 2022-05-01': allowedOf2022 })
  .map(([service, actions]) => `${service} ${actions.join(', ')}`)
  .join('; ')}.`;
/** Far below TKE's 20 a second per action. */
const pauseMs = 100;
const exit = { same: 0, differs: 1, notDone: 2 };

const say = (text: string) => process.stdout.write(`${text}\n`);

function table(rows: Difference[]) {
  const all = [{ action: 'action', where: 'where', what: 'difference' }, ...rows];
  const width = (name: keyof Difference) => Math.max(...all.map((row) => row[name].length));
  return all
    .map(({ action, where, what }) => `${action.padEnd(width('action'))}  ${where.padEnd(width('where'))}  ${what}`)
    .join('\n');
}

/** One sentence for each action that was refused or never answered. */
function notCompared(answers: Answer[]) {
  const valid = answers.filter(({ wrong }) => !wrong);
  const refused = new Map(valid.flatMap(({ key, outcome }) => ('code' in outcome ? [[key, outcome.code]] : [])));
  const missing = ['DescribeExternalNodeSupportConfig', 'DescribeExternalNodePools', 'DescribeExternalNode'].filter(
    (action) => !valid.some(({ key, outcome }) => key === `tke ${action}` && 'reply' in outcome),
  );
  return [
    ...[...refused].map(([key, code]) => `${key} was refused at least once: ${code}`),
    ...missing.map((action) => `tke ${action} was never answered: its form was not compared`),
  ];
}

async function main() {
  if (!secretId || !secretKey || !region) {
    say(needs);
    return exit.notDone;
  }
  const credential = { secretId, secretKey, ...(token && { token }) };
  const regions = region.split(',').map((each) => each.trim());
  const ask = createAsk({ site, credential, pauseMs });
  const [first = ''] = regions;
  const who = await ask({ service: 'sts', action: 'GetCallerIdentity', region: first });
  if ('reply' in who === false) {
    say(`Nothing was compared. The service refused this credential: ${'code' in who ? who.code : who.broken}`);
    return exit.notDone;
  }
  const real = await askAll(ask, { regions, clusterId });
  const found = compare(real, await mockAnswers());
  for (const sentence of notCompared(real)) say(sentence);
  if (found.length) say(`\n${table(found)}\n`);
  say(`${real.length} answers of ${regions.join(', ')} compared with the mock's: ${found.length || 'no'} differences.`);
  return found.length ? exit.differs : exit.same;
}

process.exitCode = await main();
