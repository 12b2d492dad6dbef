-- Every key that exists is a permanent one.
-- AlterTable
ALTER TABLE "cloud_account" ADD COLUMN     "key_ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "key_kind" TEXT NOT NULL DEFAULT 'permanent',
ADD COLUMN     "role" JSONB;

-- CreateTable
CREATE TABLE "role_session" (
    "account_id" UUID NOT NULL,
    "secret_id" TEXT NOT NULL,
    "key" BYTEA NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "leased_until" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "problem" JSONB,

    CONSTRAINT "role_session_pkey" PRIMARY KEY ("account_id")
);

-- AddForeignKey
ALTER TABLE "role_session" ADD CONSTRAINT "role_session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "cloud_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
