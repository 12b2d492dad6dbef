import type { ParseKeys, TFunction, TypeOptions } from 'i18next';

type Namespace = keyof TypeOptions['resources'];
/** For `useTranslation<EveryNamespace>()`: a `t` that takes every `TextKey`. The page must have loaded the namespace. */
export type EveryNamespace = readonly ['shared', ...Exclude<Namespace, 'shared'>[]];
/** The key of a text with its namespace: `clusters:column.plugin`. */
export type TextKey = Extract<ParseKeys<EveryNamespace>, `${Namespace}:${string}`>;
export type TakesEveryKey = TFunction<EveryNamespace>;
