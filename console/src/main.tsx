import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { initI18n, preferredLocale } from '@guanjia/ui'
import { App } from './app.tsx'
import './base.css'

await initI18n(preferredLocale())
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
// The fallback font is for systems without a Chinese font of their own; the others need not even read its list of files.
if (!/Windows|Mac OS|iPhone|iPad|Android/.test(navigator.userAgent)) void import('./fonts.css')
