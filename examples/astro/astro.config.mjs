import { defineConfig } from 'astro/config';

export default defineConfig({ base: '/some/folder/', trailingSlash: 'always' });
