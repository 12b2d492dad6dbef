import { createHash, generateKeyPairSync, randomBytes, sign, type KeyPairKeyObjectResult } from 'node:crypto';
import { json } from './mock-account.ts';
import { member } from './team.ts';
import { World } from './world.ts';

const base64 = (bytes: Buffer) => bytes.toString('base64url');
const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest();
/** User present and verified; with `made`, a new key follows. https://www.w3.org/TR/webauthn-3/#authdata-flags */
const flags = { present: 0x01, verified: 0x04, made: 0x40 };

interface Made {
  credentialId: Buffer;
  keys: KeyPairKeyObjectResult;
  counter: number;
  /** The id of the row. */
  id: string;
}

/** A software authenticator, and the browser around it, of one client. `like`: holds the same key. */
export class Passkey {
  readonly client: World;
  private readonly made: Made;
  private challenged = { challenge: '', host: '' };
  /** What a test changes: where the page is, and whether the person was checked. */
  origin: string;
  isVerified = true;

  constructor(client: World, like?: Passkey) {
    this.client = client;
    this.origin = client.url.replace('127.0.0.1', 'localhost');
    const keys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.made = like?.made ?? { credentialId: randomBytes(32), keys: keys(), counter: 0, id: '' };
  }

  get id() {
    return this.made.id;
  }

  /** Keeps the challenge and its cookie, as a browser does. */
  private async keep(reply: Response, hostOf: (options: { rp?: { id: string }; rpId?: string }) => string | undefined) {
    if (!reply.ok) return reply;
    const options = await json<{ challenge: string; rp?: { id: string }; rpId?: string }>(reply.clone());
    this.challenged = { challenge: options.challenge, host: hostOf(options) ?? '' };
    const kept = this.client.cookie.split('; ').filter((one) => one && !one.startsWith('isthmus_challenge='));
    const set = reply.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
    this.client.cookie = [...kept, ...set].join('; ');
    return reply;
  }

  private clientData(type: string) {
    const { challenge } = this.challenged;
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }

  private authenticatorData(more: number) {
    const head = Buffer.alloc(5);
    head.writeUInt8(flags.present | (this.isVerified ? flags.verified : 0) | more);
    head.writeUInt32BE((this.made.counter += 1), 1);
    return Buffer.concat([sha256(this.challenged.host), head]);
  }

  /** The new key as CBOR, without an attestation. https://www.w3.org/TR/webauthn-3/#sctn-attestation */
  private newKey() {
    const { credentialId, keys } = this.made;
    const { x = '', y = '' } = keys.publicKey.export({ format: 'jwk' });
    const part = (head: number[], value: string) => Buffer.concat([Buffer.from(head), Buffer.from(value, 'base64url')]);
    // {1: 2, 3: -7, -1: 1, -2: x, -3: y}
    const cose = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]),
      part([0x21, 0x58, 32], x),
      part([0x22, 0x58, 32], y),
    ]);
    const length = Buffer.from([0, credentialId.length]);
    const data = Buffer.concat([this.authenticatorData(flags.made), Buffer.alloc(16), length, credentialId, cose]);
    const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
    // {fmt: "none", attStmt: {}, authData: data}
    return Buffer.concat([
      ...[Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0])],
      ...[text('authData'), Buffer.from([0x58, data.length]), data],
    ]);
  }

  private signed() {
    const clientData = this.clientData('webauthn.get');
    const data = this.authenticatorData(0);
    const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), this.made.keys.privateKey);
    return {
      id: base64(this.made.credentialId),
      clientDataJSON: base64(clientData),
      authenticatorData: base64(data),
      signature: base64(signature),
    };
  }

  async draft() {
    return this.keep(await this.client.request('POST', '/session/passkeys/draft'), ({ rp }) => rp?.id);
  }
  async challenge() {
    return this.keep(await this.client.request('POST', '/session/proofs/passkey'), ({ rpId }) => rpId);
  }
  async beginSignIn() {
    return this.keep(await this.client.request('POST', '/sign-in/passkey/challenge'), ({ rpId }) => rpId);
  }

  async add(name: string) {
    const clientDataJSON = base64(this.clientData('webauthn.create'));
    const attestationObject = base64(this.newKey());
    const made = { id: base64(this.made.credentialId), clientDataJSON, attestationObject, transports: ['internal'] };
    const reply = await this.client.request('POST', '/session/passkeys', { name, made });
    if (reply.ok) this.made.id = (await json<{ id: string }>(reply.clone())).id;
    return reply;
  }
  /** `signed`: sends this again instead of a new signature. */
  async prove(signed = this.signed()) {
    return this.client.request('POST', '/session/proofs', { by: 'passkey', passkey: signed });
  }
  async signIn(signed = this.signed()) {
    return this.client.request('POST', '/sign-in/passkey', { passkey: signed });
  }
  /** A signature to send twice. */
  sign() {
    return this.signed();
  }
}

/** Each changing endpoint of passkeys, and a call of it that succeeds, in this order. */
export async function passkeyChanges(world: World): Promise<[endpoint: string, change: () => Promise<Response>][]> {
  const { client } = await member(world, 'ed', []);
  const passkey = new Passkey(client);
  const elsewhere = new Passkey(Object.assign(new World(), { url: world.url }), passkey);
  return [
    ['POST /api/session/passkeys/draft', () => passkey.draft()],
    ['POST /api/session/passkeys', () => passkey.add('laptop')],
    ['POST /api/session/proofs/passkey', () => passkey.challenge()],
    ['POST /api/sign-in/passkey/challenge', () => elsewhere.beginSignIn()],
    ['POST /api/sign-in/passkey', () => elsewhere.signIn()],
    ['DELETE /api/session/passkeys/{passkeyId}', () => client.request('DELETE', `/session/passkeys/${passkey.id}`)],
  ];
}
