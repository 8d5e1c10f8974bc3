// What a site says of itself to those who make a frame of a pasted address: oEmbed (https://oembed.com), as
// far as a host goes that only serves files. It answers every link with one frame, that of the first visit.

/** The frame's size, in CSS pixels. */
const [WIDTH, HEIGHT] = [720, 560];

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/**
 * The answer and the element of the page that leads to it.
 * @param {string} address the site's, whole
 * @param {string} title
 */
export function oembed(address, title) {
  const site = new URL(address.endsWith('/') ? address : `${address}/`).href;
  const html = `<iframe src="${escaped(site)}?embed=1" title="${escaped(title)}" width="${WIDTH}" height="${HEIGHT}" style="border: 0" allow="clipboard-write; fullscreen; web-share" allowfullscreen></iframe>`;
  return {
    answer: { version: '1.0', type: 'rich', title, provider_name: title, provider_url: site, html, width: WIDTH, height: HEIGHT },
    link: `<link rel="alternate" type="application/json+oembed" href="${escaped(site)}oembed.json" title="${escaped(title)}" />`,
  };
}
