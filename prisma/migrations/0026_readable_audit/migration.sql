-- Rows that exist stay as they are: the audit is append-only.
-- AlterTable
ALTER TABLE "audit" ADD COLUMN     "address" TEXT,
ADD COLUMN     "after" JSONB,
ADD COLUMN     "before" JSONB,
ADD COLUMN     "cluster_id" TEXT,
ADD COLUMN     "object" TEXT,
ADD COLUMN     "object_id" TEXT,
ADD COLUMN     "object_name" TEXT,
ADD COLUMN     "outcome" TEXT,
ADD COLUMN     "region" TEXT,
ADD COLUMN     "request_id" TEXT,
ADD COLUMN     "session" TEXT;

-- DropIndex
DROP INDEX "audit_account_id_at_idx";

-- Each ends with the time and the id, which is the order of the list and of its pages.
-- CreateIndex
CREATE INDEX "audit_at_id_idx" ON "audit"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_account_id_at_id_idx" ON "audit"("account_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_cluster_id_at_id_idx" ON "audit"("cluster_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_actor_id_at_id_idx" ON "audit"("actor_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_object_id_at_id_idx" ON "audit"("object_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_act_at_id_idx" ON "audit"("act", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_outcome_at_id_idx" ON "audit"("outcome", "at" DESC, "id" DESC);

-- In the order of bytes, so that it finds the beginning of a name whatever the database's language is.
-- CreateIndex
CREATE INDEX "audit_object_name_idx" ON "audit"("object_name" COLLATE "C");

-- CreateIndex
CREATE INDEX "audit_request_id_idx" ON "audit"("request_id");
