-- AlterTable
ALTER TABLE "user" ADD COLUMN     "is_owner" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "disabled_at" TIMESTAMPTZ(3),
ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3),
ADD COLUMN     "rights_version" INTEGER NOT NULL DEFAULT 1;

-- Until now each person might do everything.
UPDATE "user" SET "is_owner" = true;

-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "created_by" UUID;

-- CreateTable
CREATE TABLE "role_grant" (
    "user_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "region" TEXT NOT NULL DEFAULT '',
    "cluster_id" TEXT NOT NULL DEFAULT '',
    "role" TEXT NOT NULL,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("user_id","account_id","region","cluster_id")
);

-- CreateIndex
CREATE INDEX "role_grant_account_id_idx" ON "role_grant"("account_id");

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "cloud_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
