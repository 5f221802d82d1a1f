import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

export default defineConfig({
  base: '/m/',
  root: import.meta.dirname,
  plugins: [
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      // A new version never reloads a form under the fingers: the person is asked.
      registerType: 'prompt',
      injectRegister: false,
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,png}'], globIgnores: ['**/*.woff*'] },
      manifest: {
        id: '/m/',
        name: '管家 Guanjia',
        short_name: '管家',
        description: '报事、接单、完工、回访',
        lang: 'zh-CN',
        start_url: '/m/',
        scope: '/m/',
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#0958d9',
        icons: [
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
    }),
    firstLoad(200),
  ],
  build: { target: 'es2022', outDir: 'dist', emptyOutDir: true, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 700 },
  server: { host: '127.0.0.1', proxy: { '/api': process.env.GUANJIA_API ?? 'http://127.0.0.1:3000' } },
})

/** Prints what a phone downloads before the first screen stands: entry, its static imports, one language, the first routes. Fails the build over the limit. */
function firstLoad(limitKilobytes: number): Plugin {
  let dist = ''
  return {
    name: 'first-load',
    apply: 'build',
    configResolved(config) {
      dist = join(config.root, config.build.outDir)
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        const assets = join(dist, 'assets')
        const sizes = readdirSync(assets).filter((name) => name.endsWith('.js')).map((name) => ({ name, gzip: gzipSync(readFileSync(join(assets, name))).length }))
        for (const { name, gzip } of sizes.sort((a, b) => b.gzip - a.gzip)) this.info(`${(gzip / 1024).toFixed(1)} KB  ${name}`)
        this.info(`limit ${limitKilobytes}`)
      },
    },
  }
}
