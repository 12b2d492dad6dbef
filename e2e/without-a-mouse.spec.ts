import { Stops } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { Host } from './host.ts';
import { isPlayed } from './journeys.ts';
import { Keyboard } from './keyboard.ts';

test.use({ locale: 'zh-CN', colorScheme: 'dark' });

if (isPlayed('by keyboard, in Chinese'))
  test('from an eligible cluster to a joined node and back again, by keyboard, in Chinese, in the dark theme', async ({
    page,
    account,
  }) => {
    test.slow();
    const { step } = test;
    const stops = new Stops(page, 15);
    const { name } = account.cluster;
    const keyboard = new Keyboard(page);
    const host = await Host.create();
    const template = `机柜 ${account.secretId.slice(-6)}`;
    const dialog = page.getByRole('dialog');
    // The notices of ended work are outside of it, and name what other tests do.
    const main = page.getByRole('main');
    const selected = page.getByRole('region', { name: '已选节点' });
    const heading = (title: string | RegExp) => page.getByRole('heading', { level: 1, name: title });

    const tab = (title: RegExp) =>
      page.getByRole('navigation', { name: '集群', exact: true }).getByRole('link', { name: title });
    const more = async (act: string) => {
      await keyboard.press(page.getByRole('button', { name: '更多操作' }));
      const items = page.getByRole('menuitem');
      await expect(items.first()).toBeVisible();
      await keyboard.arrow(items.filter({ hasText: act }));
      await page.keyboard.press('Enter');
    };

    await step('enable', async () => {
      await page.goto(`/accounts/${account.id}/clusters`);
      await keyboard.press(page.getByRole('link', { name, exact: true }));
      await expect(heading(name)).toBeFocused();
      await stops.check();
      await keyboard.press(page.getByRole('link', { name: '开启注册节点', exact: true }));
      await expect(heading(`在 ${name} 开启注册节点`)).toBeFocused();
      const subnets = page.getByRole('radio', { name: /subnet-/ });
      await keyboard.choose(page.getByRole('radio', { name: 'plenty' }), subnets.first());
      await keyboard.type(page.getByRole('textbox', { name: /请输入以确认/ }), name);
      await stops.check();
      await keyboard.press(main.getByRole('button', { name: /开启注册节点$/ }));
      await expect(page.getByRole('region', { name: '当前操作' })).toContainText('TKE 显示已开启');
      await stops.check();
    });

    await step('create a template, and a pool from it', async () => {
      await keyboard.press(page.getByRole('link', { name: '模板', exact: true }));
      await keyboard.press(page.getByRole('link', { name: /^创建(第一个)?模板$/ }).first());
      await keyboard.type(page.getByRole('textbox', { name: '模板名称' }), template);
      await keyboard.press(page.getByRole('checkbox', { name: '删除保护' }), 'Space');
      await expect(page.getByRole('checkbox', { name: '删除保护' })).not.toBeChecked();
      await stops.check();
      await keyboard.press(page.getByRole('button', { name: '创建模板' }));
      await expect(heading(template)).toBeFocused();
      await keyboard.press(page.getByRole('link', { name: '使用模板创建节点池' }));
      await expect(dialog.getByRole('combobox', { name: '集群' })).toContainText(name);
      await stops.check();
      await keyboard.press(dialog.getByRole('button', { name: '继续' }));
      await expect(heading(`在 ${name} 创建节点池`)).toBeFocused();
      await keyboard.type(page.getByRole('textbox', { name: '名称', exact: true }), 'rack-7');
      await expect(page.getByRole('checkbox', { name: '删除保护' })).not.toBeChecked();
      await stops.check();
      await keyboard.press(main.getByRole('button', { name: '创建节点池' }));
      await keyboard.press(page.getByRole('link', { name: 'rack-7', exact: true }));
      await expect(heading('rack-7')).toBeFocused();
      await stops.check();
    });

    await step('copy the command and run it', async () => {
      await keyboard.press(page.getByRole('link', { name: '接入主机' }));
      await keyboard.type(page.getByRole('textbox', { name: '主机列表' }), 'gz-r07-n01');
      await keyboard.press(
        page.getByRole('form', { name: '要接入的主机' }).getByRole('button', { name: '生成 1 条命令' }),
      );
      await keyboard.press(page.getByRole('button', { name: '复制下载并安装的命令' }));
      await expect(page.getByRole('button', { name: '已复制' })).toBeVisible();
      await stops.check();
      const command = await page.evaluate(() => navigator.clipboard.readText());
      expect(await host.run(command)).toContain('registered as gz-r07-n01');
      await expect(page.getByRole('row', { name: /gz-r07-n01/ })).toContainText('运行中');
    });

    await step('change the labels of the pool', async () => {
      await keyboard.press(page.getByRole('link', { name: 'rack-7', exact: true }));
      await expect(heading('rack-7')).toBeFocused();
      await keyboard.press(page.getByRole('link', { name: '修改', exact: true }));
      await expect(heading('修改节点池 rack-7')).toBeFocused();
      await keyboard.press(page.getByRole('button', { name: '添加标签' }));
      await expect(page.getByRole('textbox', { name: '第 1 行的键' }).first()).toBeFocused();
      await page.keyboard.type('rack');
      await keyboard.type(page.getByRole('textbox', { name: '第 1 行的值' }).first(), 'r07');
      await stops.check();
      await keyboard.press(page.getByRole('button', { name: '保存更改' }));
      await expect(page.getByText('TKE 中的内容与请求一致')).toBeVisible();
      await expect(page.getByText('rack=r07')).toBeVisible();
    });

    await step('drain the node', async () => {
      await keyboard.press(page.getByRole('row', { name: /gz-r07-n01/ }), 'Space');
      await stops.check();
      await keyboard.press(selected.getByRole('button', { name: '驱逐 1 个' }));
      await expect(dialog).toContainText('驱逐无法撤销');
      await stops.check();
      await keyboard.press(dialog.getByRole('button', { name: '驱逐 1 个节点' }));
      await expect(heading('驱逐 1 个节点')).toBeFocused();
      await expect(page.getByText('已完成 1/1')).toBeVisible();
      await stops.check();
    });

    await step('delete the node, and mark its host as cleaned', async () => {
      await keyboard.press(page.getByRole('link', { name, exact: true }));
      await expect(heading(name)).toBeFocused();
      await keyboard.press(tab(/^节点( \d+)?$/));
      await keyboard.press(page.getByRole('row', { name: /gz-r07-n01/ }), 'Space');
      await keyboard.press(selected.getByRole('button', { name: '删除 1 个' }));
      await stops.check();
      await keyboard.press(dialog.getByRole('button', { name: '删除 1 个节点' }));
      await expect(page.getByText('已完成 1/1')).toBeVisible();
      await keyboard.press(page.getByRole('link', { name, exact: true }));
      await keyboard.press(tab(/^节点( \d+)?$/));
      await keyboard.press(page.getByText('待清理主机：1 台'));
      await keyboard.press(page.getByRole('checkbox', { name: '标记 gz-r07-n01 已清理' }), 'Space');
      await expect(page.getByText('待清理主机：0 台')).toBeVisible();
      await stops.check();
    });

    await step('delete the pool', async () => {
      await keyboard.press(tab(/^节点池/));
      await keyboard.press(page.getByRole('link', { name: 'rack-7', exact: true }));
      await more('删除');
      await expect(heading('删除节点池 rack-7')).toBeFocused();
      await keyboard.type(page.getByRole('textbox', { name: /请输入以确认/ }), 'rack-7');
      await stops.check();
      await keyboard.press(main.getByRole('button', { name: '删除节点池' }));
      await expect(page.getByText('还没有节点池')).toBeVisible();
    });

    stops.expectAllPassed();
    await host.remove();
  });
