import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { textAreas } from '../ui/text-areas.ts'

/** Files of the kit with dates, pictures and long selects: however many screens ask for one, the first screen does not wait for them. */
const HEAVY = 'history|month-select|bulk-bar|wait-banner|versioned-edit|clock-panel|clock-table|instant-picker|day-picker|period-filter|window-picker|wait-fields|file-strip|timeline'
/** Lists, records and forms: nearly every screen but the first, with what they draw on. */
const SCREENS = 'record-list|record-page|resident-text|saved-views|filters|pickers|act-form|edit-form|conflict|action-bar|merge|worded|list-state|new-id|page-tabs|uploads|choices'
/** Parts of the kit that no first screen draws, however many later ones do; what inputs and the kit's frame need of forms is no part of them. */
const LATER = String.raw`antd[\\/]es[\\/](select|form[\\/](?!context|validateMessagesContext|hooks[\\/]useVariants)|input-number|checkbox|radio|segmented|image|empty|upload|table|tabs|tree|drawer)|@rc-component[\\/](select|virtual-list|input-number|mini-decimal|checkbox|segmented|image|upload|table|tabs|tree|drawer)[\\/]`
const ANTD = new RegExp(String.raw`node_modules[\\/](?!${LATER})(antd[\\/](?!es[\\/](date-picker|time-picker|calendar))|@ant-design|@rc-component[\\/](?!picker))`)
const FIELDS = new RegExp(String.raw`node_modules[\\/](${LATER})`)
const KIT = new RegExp(
  String.raw`(console[\\/]src[\\/](kit[\\/](?!${HEAVY}|(${SCREENS})\.)|session[\\/])|ui[\\/]src[\\/](api|clock|components|format)[\\/])`,
)

/** What changes seldom travels in its own files, so that a new release lets browsers keep them. */
const CHUNKS = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  { name: 'data', test: /node_modules[\\/](@tanstack|i18next|react-i18next)[\\/]/ },
  // The parts of the kit that most screens use; the heavy rest (dates, pictures, selects) stays with the screens that need it.
  { name: 'antd', test: ANTD, minShareCount: 40 },
  { name: 'fields', test: FIELDS, minShareCount: 60 },
  { name: 'kit', test: KIT, minShareCount: 24 },
  { name: 'screens', test: new RegExp(String.raw`console[\\/]src[\\/]kit[\\/](${SCREENS})\.`), minShareCount: 24 },
  { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/ },
]

export default defineConfig({
  base: '/',
  // One React for the app and for the kits whose own range is older.
  resolve: { dedupe: ['react', 'react-dom'] },
  plugins: [textAreas(), react()],
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': { target: process.env.GUANJIA_API ?? 'http://127.0.0.1:3000' } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
})
