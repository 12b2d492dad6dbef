-- AlterTable
ALTER TABLE "cloud_account" ADD COLUMN     "observe_only" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "key_set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "key_set_by" UUID,
ADD COLUMN     "removed_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ALTER COLUMN "credential" DROP NOT NULL;

-- Until now a key was set when its account was added, and could not be replaced.
UPDATE "cloud_account" SET "key_set_at" = "created_at", "key_set_by" = (
  SELECT "user"."id" FROM "audit" JOIN "user" ON "user"."id" = "actor_id"
  WHERE "account_id" = "cloud_account"."id" AND "act" = 'add-cloud-account' LIMIT 1);

-- Names are unique among the accounts that are not removed: their removed_at is null, and nulls are equal here.
DROP INDEX "cloud_account_name_key";
CREATE UNIQUE INDEX "cloud_account_name_removed_at_key" ON "cloud_account"("name", "removed_at") NULLS NOT DISTINCT;

-- AddForeignKey
ALTER TABLE "cloud_account" ADD CONSTRAINT "cloud_account_key_set_by_fkey" FOREIGN KEY ("key_set_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
