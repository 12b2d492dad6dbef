import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Account } from './account.ts';
import { Snapshot } from './model.ts';

const saveWithinMs = 300;
const Kept = z.strictObject({ accounts: z.array(Snapshot) });

/** All accounts, in memory and optionally in a file. A restart reads the file. */
export class World {
  private readonly accounts = new Map<string, Account>();
  private readonly file: string | undefined;
  private saved = '';
  private pending: NodeJS.Timeout | undefined;

  constructor(file?: string) {
    this.file = file;
    if (!file) return;
    if (existsSync(file)) for (const kept of read(file)) this.add(new Account(kept));
    mkdirSync(dirname(file), { recursive: true });
    this.save();
  }

  find(secretId: string) {
    return this.accounts.get(secretId);
  }
  /** Finds the account of a SecretId: of a permanent key or a temporary one. */
  holderOf(secretId: string) {
    const own = this.find(secretId);
    for (const account of own ? [own] : this.all()) {
      const permanent = account.accessKeys.find((one) => one.secretId === secretId);
      if (permanent) return { account, secretKey: permanent.secretKey, key: undefined };
      const key = account.keys.find((one) => one.secretId === secretId);
      if (key) return { account, secretKey: key.secretKey, key };
    }
    return undefined;
  }
  all() {
    return this.accounts.values();
  }
  add(account: Account) {
    this.accounts.set(account.secretId, account);
    return account;
  }
  remove({ secretId }: Account) {
    this.accounts.delete(secretId);
  }

  /** Must be called when something may change. Writes the file soon, once for many changes. */
  saveSoon() {
    if (!this.file) return;
    this.pending ??= setTimeout(() => {
      try {
        this.save();
      } catch (error) {
        // A full disk must not end the demo. The next change tries again.
        process.stderr.write(`mock-tke: ${String(error)}\n`);
      }
    }, saveWithinMs);
  }
  /** Writes the file if it differs. A rename is atomic, so a crash leaves the old world or the new one. */
  save() {
    clearTimeout(this.pending);
    this.pending = undefined;
    if (!this.file) return;
    const text = JSON.stringify({ accounts: [...this.all()].map((account) => account.snapshot()) });
    if (text === this.saved) return;
    writeFileSync(`${this.file}.new`, text, { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
    this.saved = text;
  }
}

function read(file: string) {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8'))).accounts;
  } catch (cause) {
    throw new Error(`${file} does not hold mock-tke's worlds: move it away, or name another in MOCK_TKE_FILE`, {
      cause,
    });
  }
}
