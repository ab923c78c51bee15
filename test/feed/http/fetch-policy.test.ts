import { describe, expect, it } from 'vitest';
import { anyAddress, checkUrl, isPublicAddress, publicOnly } from '../../../src/feed/http/fetch-policy.js';

describe('isPublicAddress', () => {
  it.each(['1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '2a00:1450:4001::200e'])('is true of %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ...['127.0.0.1', '127.8.9.1', '0.0.0.0', '0.1.2.3', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '100.100.100.200', '192.0.0.192', '198.18.0.1', '192.0.2.1', '203.0.113.9'],
    ...['224.0.0.1', '240.0.0.1', '255.255.255.255', '168.63.129.16'],
    ...['::', '::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1', '2001:db8::1'],
    ...['::ffff:10.0.0.1', '::ffff:1.1.1.1', '::ffff:7f00:1', '::10.0.0.1', '2002:7f00:1::', '2002:a00:1::'],
    ...['64:ff9b::a00:1', '64:ff9b:1::1', '2001::1', '4000::1', '5f00::1', '100::1'],
    ...['', 'localhost', '1.1.1', 'not an address'],
  ])('is false of "%s"', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('checkUrl', () => {
  it.each([
    ['http://feeds.example/a?b=c', 'http://feeds.example/a?b=c'],
    ['https://feeds.example:8443/', 'https://feeds.example:8443/'],
    ['http://1.1.1.1/', 'http://1.1.1.1/'],
    ['HTTPS://Feeds.Example', 'https://feeds.example/'],
  ])('lets %s through', (address, href) => {
    expect(checkUrl(address, publicOnly).href).toBe(href);
  });

  it.each([
    ['invalid-url', 'feeds.example/rss'],
    ['invalid-url', 'http://'],
    ['forbidden-scheme', 'file:///etc/passwd'],
    ['forbidden-scheme', 'ftp://feeds.example/'],
    ['forbidden-scheme', 'javascript:alert(1)'],
    ['forbidden-scheme', 'data:text/xml,<rss/>'],
    ['forbidden-credentials', 'http://me:secret@feeds.example/'],
    ['forbidden-port', 'http://feeds.example:22/'],
    ['forbidden-port', 'http://feeds.example:6379/'],
    ['forbidden-address', 'http://127.0.0.1/'],
    ['forbidden-address', 'http://2130706433/'],
    ['forbidden-address', 'http://0x7f.1/'],
    ['forbidden-address', 'http://0177.0.0.1/'],
    ['forbidden-address', 'http://[::1]/'],
    ['forbidden-address', 'http://[::ffff:169.254.169.254]/'],
    ['forbidden-address', 'http://[fd00:ec2::254]/'],
  ])('throws %s of %s', (code, address) => {
    expect(() => checkUrl(address, publicOnly)).toThrow(expect.objectContaining({ code, temporary: false }));
  });

  it('repeats no secret of the address', () => {
    expect(() => checkUrl('http://me:secret@feeds.example/token', publicOnly)).not.toThrow(/secret|token/u);
  });

  it('lets private addresses and ports through under a policy that allows all, and still no other scheme', () => {
    expect(checkUrl('http://192.168.1.5:9000/feed', anyAddress).hostname).toBe('192.168.1.5');
    expect(() => checkUrl('file:///etc/passwd', anyAddress)).toThrow('Only http');
  });
});
