import type { Site } from '@isthmus/contracts/cloud-accounts';
import { baseUrl } from './parsers.ts';
import type { Parse } from './setting.ts';

/**
 * Tencent Cloud's sites; they are always offered. A finance region is separate and has its own domain:
 * https://www.tencentcloud.com/document/product/457/32032
 */
export const tencentSites: Site[] = [
  { url: 'https://{service}.tencentcloudapi.com', name: 'Tencent Cloud (China)' },
  { url: 'https://{service}.intl.tencentcloudapi.com', name: 'Tencent Cloud (International)' },
  { url: 'https://{service}.ap-shanghai-fsi.tencentcloudapi.com', name: 'Tencent Cloud (Shanghai Finance)' },
  { url: 'https://{service}.ap-shenzhen-fsi.tencentcloudapi.com', name: 'Tencent Cloud (Shenzhen Finance)' },
];

/** Comma-separated `label=url` pairs. */
export const sites: Parse<Site[]> = (value, fault) => {
  const read: Site[] = [];
  for (const pair of value.split(',').filter((item) => item.trim())) {
    const [, name = '', url = ''] = /^([^=]*[^=\s])\s*=\s*(\S.*)$/.exec(pair.trim()) ?? [];
    // An unreadable pair may hold a password, so the message does not quote it.
    if (!name) fault('must list label=url pairs with commas between them, as in lab=https://tke.example.com');
    else {
      baseUrl(url.replaceAll('{service}', 'tke'), `names the site ${name}, whose address `, fault);
      read.push({ name, url: url.replace(/\/$/, '') });
    }
  }
  for (const [index, { name, url }] of read.entries()) {
    if ([...tencentSites, ...read.slice(0, index)].some((other) => other.name === name))
      fault(`names the site ${name} twice`);
    else if (read.findIndex((other) => other.url === url) < index) fault(`lists the address of the site ${name} twice`);
  }
  return read;
};

/** Returns all offered sites. A listed site replaces Tencent's with the same address. */
export const offeredSites = (listed: Site[]): Site[] => [
  ...listed,
  ...tencentSites.filter(({ url }) => !listed.some((site) => site.url === url)),
];
