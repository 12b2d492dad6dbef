-- AlterTable
ALTER TABLE "operation_attempt" ADD COLUMN     "followed" BOOLEAN NOT NULL DEFAULT false;

-- Of the attempts until now: one that was answered as it began was never sent; these codes of TKE mean that it was so already.
UPDATE "operation_attempt" SET "followed" = true
WHERE ("answered_at" = "started_at" AND "request_id" IS NULL AND "problem" IS NULL)
  OR "problem"->'upstream'->>'code' IN ('UnsupportedOperation.AlreadyEnabled', 'FailedOperation.OperationForbidden');
