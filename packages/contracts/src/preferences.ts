import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';
import { listNames } from './list-names.ts';
import { newName } from './names.ts';

const ListName = z.enum(listNames);

/** Whether this system knows the zone, such as `Asia/Shanghai` or `UTC`. */
function isTimeZone(name: string) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Ids of columns. */
const ColumnIds = z.array(z.string().regex(/^[A-Za-z-]{1,40}$/)).max(40);

/** What a person chose. Null: the browser's language, the system's theme, the browser's time zone. */
export const Preferences = z.object({
  language: z.enum(['en', 'zh-CN']).nullable(),
  theme: z.enum(['system', 'light', 'dark']).nullable(),
  /** An IANA name. */
  timeZone: z.string().max(64).refine(isTimeZone, fault('not-offered')).nullable(),
  /** Rows of 36 or 28 px. */
  density: z.enum(['comfortable', 'compact']),
  /** The ids of the hidden columns, by list. */
  hiddenColumns: z.partialRecord(ListName, ColumnIds),
});
export type Preferences = z.infer<typeof Preferences>;

/** Absent fields and lists stay as they are. */
export const PreferenceChange = Preferences.partial();
export type PreferenceChange = z.infer<typeof PreferenceChange>;

const ViewContent = z.object({
  name: newName(fault('view-name-missing')),
  /** The search of the list's URL without `?`: filters, sort and groups. */
  search: z.string().max(2000),
  hiddenColumns: ColumnIds,
});
/** A named state of a list. Belongs to one person. */
export const SavedView = ViewContent.extend({ id: z.uuid(), list: ListName });
export type SavedView = z.infer<typeof SavedView>;
export const NewSavedView = ViewContent.extend({ list: ListName });
export type NewSavedView = z.infer<typeof NewSavedView>;

/** Part of the session's answer (session.ts), so that no page requests it. */
export const changePreferences = endpoint({
  method: 'PATCH',
  path: '/preferences',
  forWalls: true,
  summary: 'Change your own preferences',
  audit: { none: 'own-choice' },
  scope: 'none',
  body: PreferenceChange,
  response: Preferences,
});

/** 409 `name-taken` when this list already has a view of this name, here and on a change. */
export const createSavedView = endpoint({
  method: 'POST',
  path: '/saved-views',
  summary: 'Save a view of a list',
  audit: { none: 'own-choice' },
  scope: 'none',
  status: 201,
  body: NewSavedView,
  response: SavedView,
});

const OneView = z.object({ viewId: z.uuid() });

/** Renames a view or replaces its content. Another person's view is 404, here and on a delete. */
export const changeSavedView = endpoint({
  method: 'PATCH',
  path: '/saved-views/:viewId',
  summary: 'Rename or overwrite a saved view',
  audit: { none: 'own-choice' },
  scope: 'none',
  params: OneView,
  body: ViewContent.partial(),
  response: SavedView,
});

export const deleteSavedView = endpoint({
  method: 'DELETE',
  path: '/saved-views/:viewId',
  summary: 'Delete a saved view',
  audit: { none: 'own-choice' },
  scope: 'none',
  params: OneView,
  response: z.null(),
});
