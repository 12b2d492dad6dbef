import { Preferences, SavedView } from '@isthmus/contracts/preferences';
import type { Session } from '@isthmus/contracts/session';
import type { Prisma, Preferences as PreferencesRow } from '#generated/client';

export const toPreferences = ({ userId: _owner, ...chosen }: PreferencesRow): Preferences => Preferences.parse(chosen);

export const viewFields = {
  id: true,
  list: true,
  name: true,
  search: true,
  hiddenColumns: true,
} satisfies Prisma.SavedViewSelect;

/** Reads a person's preferences and saved views. */
export async function readOwnChoices(
  db: Prisma.TransactionClient,
  userId: string,
): Promise<Pick<Session, 'preferences' | 'views'>> {
  const [preferences, views] = await Promise.all([
    db.preferences.findUnique({ where: { userId } }),
    db.savedView.findMany({ where: { userId }, select: viewFields, orderBy: { id: 'asc' } }),
  ]);
  return {
    preferences: preferences && toPreferences(preferences),
    views: views.map((view) => SavedView.parse(view)),
  };
}
