-- Everybody who exists is a person.
-- AlterTable
ALTER TABLE "user" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'person';

-- A serving replica of the earlier version lists service accounts as invited people. It must not give them a password.
ALTER TABLE "user" ADD CONSTRAINT "user_kind_check" CHECK ("kind" IN ('person', 'service', 'wall')
  AND ("kind" = 'person' OR (NOT "is_owner" AND "password_hash" IS NULL)));

-- CreateTable
CREATE TABLE "access_token" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "last_address" TEXT,

    CONSTRAINT "access_token_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "access_token_user_id_idx" ON "access_token"("user_id");

-- AddForeignKey
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
