-- Off for every account. A serving replica of the earlier version knows nothing of it, so it is turned on after the update.
-- AlterTable
ALTER TABLE "cloud_account" ADD COLUMN     "four_eyes" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "operation" ADD COLUMN     "approval_id" UUID;

-- CreateTable
CREATE TABLE "approval" (
    "id" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "account_ids" UUID[],
    "places" JSONB NOT NULL,
    "node_pool_id" TEXT,
    "input" BYTEA,
    "effect" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_by" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "broke_glass" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,

    CONSTRAINT "approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approval_notice" (
    "approval_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "approval_notice_pkey" PRIMARY KEY ("approval_id","user_id")
);

-- CreateIndex
CREATE INDEX "approval_state_expires_at_idx" ON "approval"("state", "expires_at");

-- CreateIndex
CREATE INDEX "approval_requested_at_idx" ON "approval"("requested_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "approval_requested_by_idempotency_key_key" ON "approval"("requested_by", "idempotency_key");

-- CreateIndex
CREATE INDEX "approval_notice_user_id_idx" ON "approval_notice"("user_id");

-- AddForeignKey
ALTER TABLE "operation" ADD CONSTRAINT "operation_approval_id_fkey" FOREIGN KEY ("approval_id") REFERENCES "approval"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval" ADD CONSTRAINT "approval_requested_by_fkey" FOREIGN KEY ("requested_by") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval" ADD CONSTRAINT "approval_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_notice" ADD CONSTRAINT "approval_notice_approval_id_fkey" FOREIGN KEY ("approval_id") REFERENCES "approval"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_notice" ADD CONSTRAINT "approval_notice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
