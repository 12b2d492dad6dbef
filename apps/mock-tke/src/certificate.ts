import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

/** The part of DER (Distinguished Encoding Rules) that a certificate needs: https://www.rfc-editor.org/rfc/rfc5280#section-4.1 */
function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
const octets = (content: Uint8Array) => der(0x04, content);
const bits = (content: Uint8Array) => der(0x03, Buffer.from([0]), content);
const text = (tag: number, content: string) => der(tag, Buffer.from(content));
const derTrue = der(0x01, Buffer.from([0xff]));

function objectId(dotted: string) {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  const bytes = others.flatMap((arc) => {
    const groups = [arc & 127];
    for (let rest = arc >> 7; rest > 0; rest >>= 7) groups.unshift((rest & 127) | 128);
    return groups;
  });
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

/** DER's UTCTime, which ends in 2049. */
const time = (at: number) => text(0x17, `${new Date(at).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`);
const extension = (id: string, content: Uint8Array, ...critical: Uint8Array[]) =>
  sequence(objectId(id), ...critical, octets(content));
const ipv4 = (address: string) => Buffer.from(address.split('.').map(Number));
const loopback6 = Buffer.from([...Array<number>(15).fill(0), 1]);

const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'));
const commonName = sequence(der(0x31, sequence(objectId('2.5.4.3'), text(0x0c, 'mock-tke'))));
const day = 86_400_000;

/** Host names that clients may use: this machine, and Tencent's hosts when they are redirected here. */
const names = ['localhost', '*.tencentcloudapi.com', '*.intl.tencentcloudapi.com'];

/** Makes a self-signed certificate, valid for a year. A client accepts it by using it as a CA. */
export function selfSigned(host: string, now = Date.now()) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const dns = [...names, ...(isIP(host) || names.includes(host) ? [] : [host])].map((name) => text(0x82, name));
  const addresses = [ipv4('127.0.0.1'), loopback6, ...(isIP(host) === 4 ? [ipv4(host)] : [])].map((ip) =>
    der(0x87, ip),
  );
  const extensions = sequence(
    extension('2.5.29.19', sequence(derTrue), derTrue),
    // digitalSignature and keyCertSign
    extension('2.5.29.15', der(0x03, Buffer.from([2, 0x84])), derTrue),
    extension('2.5.29.37', sequence(objectId('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', sequence(...dns, ...addresses)),
    extension('2.5.29.14', octets(createHash('sha1').update(key).digest())),
  );
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaWithSha256,
    commonName,
    sequence(time(now - day), time(now + 365 * day)),
    commonName,
    key,
    der(0xa3, extensions),
  );
  const whole = sequence(toBeSigned, ecdsaWithSha256, bits(sign('sha256', toBeSigned, privateKey)));
  const lines = whole.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
}
