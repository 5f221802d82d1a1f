import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { textAreas } from '../ui/text-areas.ts'

/** What only the screens of one record use: its clocks, photos and acts. */
const OF_RECORDS = 'wait-sheet|wait-banner|photo-field|photos|timeline|signature|signature-pad|strokes|clocks|clock-times|prolong-sheet|act-bar|stars|resident-words-field|until-field|pause-limits|picture|choices|steps|moment|switch|words'

/** A few chunks instead of forty: the libraries, what all screens share, what comes with the first record. Screens, languages and the reader of signs stay apart. */
const CHUNKS = [
  { name: 'libraries', test: /node_modules\/(?!workbox|barcode-detector|zxing-wasm)/, priority: 3 },
  {
    name: 'shared',
    test: new RegExp(`mobile/src/(kit|app)/(?!(sign-in|not-found|fonts|update-prompt|${OF_RECORDS})[.])|ui/src/(?!i18n/(zh|en)|stores/|language/|complaints/)`),
    minShareCount: 2,
    priority: 2,
  },
  { name: 'record', test: new RegExp(`mobile/src/kit/(${OF_RECORDS})[.]|ui/src/(stores|language|complaints)/`), minShareCount: 2, priority: 1 },
]

export default defineConfig({
  base: '/m/',
  // One React for the app and for the kits whose own range is older.
  resolve: { dedupe: ['react', 'react-dom'] },
  root: import.meta.dirname,
  plugins: [
    textAreas(),
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
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
  server: { host: '127.0.0.1', proxy: { '/api': process.env.GUANJIA_API ?? 'http://127.0.0.1:3000' } },
})

/**
 * Prints what a phone downloads until its first screen stands (entry, one language, the heaviest first screen, with all that
 * they import) and stops the build over the limit. Gzip kilobytes of JavaScript.
 */
function firstLoad(limitKilobytes: number): Plugin {
  return {
    name: 'first-load',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const chunks = new Map(Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])))
        const reached = (fileName: string, seen = new Set<string>()): Set<string> => {
          if (seen.has(fileName)) return seen
          seen.add(fileName)
          for (const next of chunks.get(fileName)?.imports ?? []) reached(next, seen)
          return seen
        }
        const weight = (files: Iterable<string>): number => [...files].reduce(
          (sum, name) => sum + gzipSync(chunks.get(name)?.code ?? '', { level: 9 }).length / 1024,
          0,
        )
        const entry = [...chunks.values()].find((chunk) => chunk.isEntry)!.fileName
        const locales = [...chunks.keys()].filter((name) => /(zh-CN|zh-TW|en)-/.test(name))
        const screens = [...chunks.values()].filter(({ facadeModuleId }) => /(today|my-work|home|sign-in)\.tsx$/.test(facadeModuleId ?? ''))
        const language = locales.sort((a, b) => weight([b]) - weight([a]))[0]!
        const loadOf = (fileName: string): number => weight(new Set([entry, language, fileName].flatMap((name) => [...reached(name)])))
        const loads = screens.map(({ name, fileName }) => ({ name, kilobytes: loadOf(fileName) }))
        const heaviest = loads.sort((a, b) => b.kilobytes - a.kilobytes)[0]!
        const first = `first load ${heaviest.kilobytes.toFixed(1)} KB gzip (${heaviest.name}; limit ${limitKilobytes})`
        this.info(`${first}, whole app ${weight(chunks.keys()).toFixed(1)} KB`)
        if (heaviest.kilobytes > limitKilobytes) this.error(`The first load is over ${limitKilobytes} KB gzip`)
      },
    },
  }
}
