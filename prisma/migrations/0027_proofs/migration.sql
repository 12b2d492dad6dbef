-- A sign-in is a proof, so the default is right for sessions that a serving replica of the earlier version starts.
-- AlterTable
ALTER TABLE "session" ADD COLUMN     "proven_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Sessions that exist were proved when they began.
UPDATE "session" SET "proven_at" = "created_at";
