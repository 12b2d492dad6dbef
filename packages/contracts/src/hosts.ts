import { z } from 'zod';
import { fault } from './fault.ts';
import { codePointOf, invisibleIn } from './invisible.ts';

const maxLength = 253;
/** Each part is also a DNS label and the value of the label kubernetes.io/hostname: at most 63 characters. */
const maxPartLength = 63;
const part = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;

/** Why TKE or Kubernetes would refuse this node name; null when it is valid. */
function faultOfName(name: string): string | null {
  const character = invisibleIn(name);
  if (character !== null) return fault('invisible-character', { character: codePointOf(character) });
  // The kubelet uses its host name in lower case, so a name with capitals would never match.
  if (name !== name.toLowerCase()) return fault('host-upper-case', { name: name.toLowerCase() });
  if (/^(?:localhost|ip6-.*|broadcasthost)(?:\.|$)/.test(name)) return fault('host-localhost');
  const parts = name.split('.');
  if (name.length > maxLength) return fault('too-long', { maximum: maxLength });
  if (parts.includes('')) return fault('host-empty-part');
  if (parts.some(({ length }) => length > maxPartLength)) return fault('host-long-part', { maximum: maxPartLength });
  return parts.every((each) => part.test(each)) ? null : fault('host-name-form');
}

/** A node's name: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
const HostName = z
  .string()
  .trim()
  .superRefine((name, context) => {
    const message = faultOfName(name);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

/** An address that a host in a data centre can have. */
const HostAddress = z
  .ipv4(fault('host-address-form'))
  .refine((ip) => !/^(?:0|127|22[4-9]|2[3-5]\d)\./.test(ip), fault('host-address-loopback'));

/** An expected host: by node name, by address, or both. */
export const Host = z
  .object({ nodeName: HostName.nullable(), ip: HostAddress.nullable() })
  .refine(({ nodeName, ip }) => nodeName !== null || ip !== null, fault('host-missing'));
export type Host = z.infer<typeof Host>;
