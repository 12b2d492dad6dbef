import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { Host } from './host.ts';
import { Keyboard } from './keyboard.ts';

test.use({ locale: 'zh-CN', colorScheme: 'dark' });

test('the way to a joined node and its drain, by keyboard alone, in Chinese, in dark', async ({ page, account }) => {
  test.slow();
  const { step } = test;
  const { name } = account.cluster;
  const keyboard = new Keyboard(page);
  const host = await Host.boot();
  const heading = (title: string | RegExp) => page.getByRole('heading', { level: 1, name: title });

  await step('enable', async () => {
    await page.goto(`/accounts/${account.id}/clusters`);
    await keyboard.press(page.getByRole('link', { name, exact: true }));
    await expect(heading(name)).toBeFocused();
    await expectAccessible(page);
    await keyboard.press(page.getByRole('link', { name: '启用注册节点', exact: true }));
    await expect(heading(`在 ${name} 启用注册节点`)).toBeFocused();
    const subnets = page.getByRole('radio', { name: /subnet-/ });
    await keyboard.choose(page.getByRole('radio', { name: 'plenty' }), subnets.first());
    await keyboard.type(page.getByRole('textbox', { name: /请输入以确认/ }), name);
    await expectAccessible(page);
    await keyboard.press(page.getByRole('button', { name: /启用注册节点$/ }));
    await expect(page.getByRole('region', { name: '相关操作' })).toContainText('TKE 显示已启用');
    await expectAccessible(page);
  });

  await step('create a pool', async () => {
    await keyboard.press(page.getByRole('link', { name: '创建节点池', exact: true }));
    await expect(heading(`在 ${name} 创建节点池`)).toBeFocused();
    await keyboard.type(page.getByRole('textbox', { name: '名称', exact: true }), 'rack-7');
    await expectAccessible(page);
    await keyboard.press(page.getByRole('button', { name: '创建节点池' }));
    await keyboard.press(page.getByRole('link', { name: 'rack-7', exact: true }));
    await expect(heading('rack-7')).toBeFocused();
    await expectAccessible(page);
  });

  await step('copy the command and run it', async () => {
    await keyboard.press(page.getByRole('link', { name: '添加主机' }));
    await keyboard.type(page.getByRole('textbox', { name: '节点名称' }), 'gz-r07-n01');
    await keyboard.press(page.getByRole('form', { name: '要添加的主机' }).getByRole('button', { name: '获取命令' }));
    await keyboard.press(page.getByRole('button', { name: '复制下载并安装的命令' }));
    await expect(page.getByRole('button', { name: '已复制' })).toBeVisible();
    await expectAccessible(page);
    const command = await page.evaluate(() => navigator.clipboard.readText());
    expect(await host.run(command)).toContain('registered as gz-r07-n01');
    await expect(page.getByRole('row', { name: /gz-r07-n01/ })).toContainText('运行中');
  });

  await step('drain the node', async () => {
    await keyboard.press(page.getByRole('link', { name: '查看该集群的全部节点' }));
    await keyboard.press(page.getByRole('row', { name: /gz-r07-n01/ }), 'Space');
    await expectAccessible(page);
    await keyboard.press(page.getByRole('region', { name: '已选节点' }).getByRole('button', { name: '驱逐 1 个' }));
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('TKE 不提供撤销');
    await expectAccessible(page);
    await keyboard.press(dialog.getByRole('button', { name: '驱逐 1 个节点' }));
    await expect(heading('驱逐 1 个节点')).toBeFocused();
    await expect(page.getByText('已完成 1/1')).toBeVisible();
    await expectAccessible(page);
  });

  await host.scrap();
});
