-- CreateTable
CREATE TABLE "sign_in" (
    "email" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "failing_since" TIMESTAMPTZ(3) NOT NULL,
    "signed_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_pkey" PRIMARY KEY ("email","network")
);

-- CreateIndex
CREATE INDEX "sign_in_network_idx" ON "sign_in"("network");

-- CreateIndex
CREATE INDEX "sign_in_failing_since_idx" ON "sign_in"("failing_since");
