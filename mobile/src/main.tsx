import 'antd-mobile/es/global'
import './app/styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { initI18n, preferredLocale } from '@guanjia/ui/i18n/index.ts'
import { App } from './app/app.tsx'
import { ensureRandomUuid } from './kit/ids.ts'
import { followColourScheme } from './app/colour-scheme.ts'

ensureRandomUuid()
followColourScheme()
await initI18n(preferredLocale())
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
// The phone's own font shows Chinese at once; ours is for machines without one and must not delay the first screen.
window.addEventListener('load', () => void import('./app/fonts.ts').then(({ bringMissingFonts }) => bringMissingFonts()))
