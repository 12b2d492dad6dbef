import type { Locator } from '@playwright/test';
import { Host } from '../e2e/host.ts';
import { clusterUrl } from '../e2e/pages/cluster-page.ts';
import { person } from '../e2e/world/person.ts';
import { expect, test } from './story.ts';

/** A typed confirmation counts as one click. */
const mostClicks = 10;

const stories = [
  {
    locale: 'en-US',
    title: 'from signing in to a running node',
    scenes: {
      signIn: 'Signing in leads to Home: is anything wrong, and what is in progress?',
      cluster: 'The cluster is ready, but external nodes are not enabled yet',
      enable: 'Enabling can’t be undone, so the page asks for a subnet and the typed name',
      pool: 'The first pool needs only a name',
      hosts: 'One line per host',
      copy: 'The command is fetched when it is wanted, copied with one click, and run on the host',
      running: 'Its row says Running by itself',
    },
    words: {
      email: 'E-mail',
      password: 'Password',
      signIn: 'Sign in',
      enable: 'Enable external nodes',
      confirm: 'To confirm, type',
      enableOn: /^Enable external nodes on/,
      createPool: 'Create pool',
      name: 'Name',
      addHosts: 'Add hosts',
      hosts: 'Hosts',
      create: 'Create 1 command',
      copy: 'Copy download and install command',
      running: 'Running',
    },
  },
  {
    locale: 'zh-CN',
    title: '从登录到节点运行',
    scenes: {
      signIn: '登录后进入首页：有没有异常，有什么正在进行？',
      cluster: '集群满足条件，但尚未开启注册节点',
      enable: '开启后无法撤销，因此需要选择子网并输入集群名称',
      pool: '第一个节点池只需要一个名称',
      hosts: '每行一台主机',
      copy: '需要时才获取命令，点一下即可复制，然后在主机上执行',
      running: '该行自动变为运行中',
    },
    words: {
      email: '邮箱',
      password: '密码',
      signIn: '登录',
      enable: '开启注册节点',
      confirm: '请输入以确认',
      enableOn: /^在 .*开启注册节点$/,
      createPool: '创建节点池',
      name: '名称',
      addHosts: '接入主机',
      hosts: '主机列表',
      create: '生成 1 条命令',
      copy: '复制下载并安装的命令',
      running: '运行中',
    },
  },
];

for (const { locale, title, scenes, words } of stories)
  test.describe(locale, () => {
    test.use({ locale, storageState: { cookies: [], origins: [] } });

    test(title, async ({ page, account, scene }) => {
      const host = await Host.create();
      const main = page.getByRole('main');
      let clicks = 0;
      const click = async (target: Locator) => {
        clicks += 1;
        await target.click();
      };
      await page.goto('/');

      await scene(scenes.signIn, async () => {
        await page.getByRole('textbox', { name: words.email }).fill(person.email);
        await page.getByLabel(words.password, { exact: true }).fill(person.password);
        await page.getByRole('button', { name: words.signIn }).click();
        await expect(main.getByRole('heading', { level: 1 })).toBeVisible();
      });

      await scene(scenes.cluster, async () => {
        await click(main.locator(`a[href="${clusterUrl(account)}"]`));
        await click(main.getByRole('link', { name: words.enable, exact: true }));
      });

      await scene(scenes.enable, async () => {
        await click(main.getByRole('radio', { name: /^plenty / }));
        await click(main.getByRole('textbox', { name: words.confirm }));
        await page.keyboard.type(account.cluster.name);
        await click(main.getByRole('button', { name: words.enableOn }));
      });

      await scene(scenes.pool, async () => {
        await click(main.getByRole('link', { name: words.createPool, exact: true }).first());
        await main.getByRole('textbox', { name: words.name, exact: true }).fill('rack-7');
        await click(main.getByRole('button', { name: words.createPool, exact: true }));
      });

      await scene(scenes.hosts, async () => {
        await click(main.getByRole('link', { name: words.addHosts, exact: true }));
        await main.getByRole('textbox', { name: words.hosts, exact: true }).fill('gz-r07-n01');
        await click(main.getByRole('button', { name: words.create, exact: true }));
      });

      await scene(scenes.copy, async () => {
        await click(main.getByRole('button', { name: words.copy, exact: true }));
        const command = await page.evaluate(() => navigator.clipboard.readText());
        expect(await host.run(command)).toContain('registered as gz-r07-n01');
      });

      await scene(scenes.running, async () => {
        await expect(main.getByRole('row', { name: /gz-r07-n01/ })).toContainText(words.running);
      });

      test.info().annotations.push({ type: 'clicks', description: String(clicks) });
      expect(clicks).toBeLessThanOrEqual(mostClicks);
      await host.remove();
    });
  });
