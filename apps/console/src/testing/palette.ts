import { expect } from 'vitest';
import { page, userEvent } from 'vitest/browser';

/** The palette's parts, once it is open. */
export const input = page.getByRole('combobox', { name: /Search or run|搜索或执行/ });
export const option = (name: string | RegExp) => page.getByRole('option', { name });
export const current = page.getByRole('option', { selected: true });
/** The box in the top bar, whose button opens it. */
export const box = (name: string | RegExp = 'Search or run') => page.getByRole('button', { name });

export async function openByKey() {
  await expect.element(box(/Search or run|搜索或执行/)).toBeVisible();
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(input).toHaveFocus();
}
