-- Activity lists changes from outside, newest first. Most changes are not from outside, so the list read many to find few.
-- DropIndex
DROP INDEX "observed_change_account_id_at_idx";

-- CreateIndex
CREATE INDEX "observed_change_account_id_ours_at_idx" ON "observed_change"("account_id", "ours", "at" DESC);
