import type { NextConfig } from 'next';

export default { output: 'export', basePath: '/some/folder', trailingSlash: true } satisfies NextConfig;
