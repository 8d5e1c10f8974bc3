import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oembed } from '../../www/oembed.mjs';

test('a site that knows its address answers with a frame of itself', () => {
  const { answer, link } = oembed('https://example.org/a&b', 'A "title"');
  assert.equal(answer.type, 'rich');
  assert.equal(answer.version, '1.0');
  assert.ok(Number.isInteger(answer.width) && Number.isInteger(answer.height), 'sizes are numbers');
  assert.match(answer.html, /^<iframe src="https:\/\/example\.org\/a&amp;b\/\?embed=1" title="A &quot;title&quot;" width="\d+" height="\d+"/);
  assert.equal(link, '<link rel="alternate" type="application/json+oembed" href="https://example.org/a&amp;b/oembed.json" title="A &quot;title&quot;" />');
});

test('an address that is none is refused', () => {
  assert.throws(() => oembed('example', 'A title'), /Invalid URL/);
});
