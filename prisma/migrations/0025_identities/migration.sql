-- AlterTable
ALTER TABLE "user" ADD COLUMN     "roles_from" TEXT;

-- CreateTable
CREATE TABLE "identity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "identity_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "provider_session" (
    "token_hash" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "sid" TEXT,
    "tokens" BYTEA NOT NULL,
    "access_ends_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "leased_until" TIMESTAMPTZ(3),

    CONSTRAINT "provider_session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "identity_user_id_idx" ON "identity"("user_id");

-- CreateIndex
CREATE INDEX "provider_session_issuer_subject_idx" ON "provider_session"("issuer", "subject");

-- CreateIndex
CREATE INDEX "provider_session_access_ends_at_idx" ON "provider_session"("access_ends_at");

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_session" ADD CONSTRAINT "provider_session_token_hash_fkey" FOREIGN KEY ("token_hash") REFERENCES "session"("token_hash") ON DELETE CASCADE ON UPDATE CASCADE;
