// The element’s script is in the head of every page, once: a page that is led to needs no other.
export default {
  title: 'Notes',
  url: 'https://example.org',
  baseUrl: '/some/folder/',
  trailingSlash: true,
  scripts: [{ src: 'https://YOUR.SITE/gd-playground.js', type: 'module' }],
  presets: [['classic', { docs: { routeBasePath: '/', sidebarPath: './sidebars.js' }, blog: false, pages: false, sitemap: false }]],
};
