import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { initI18n, preferredLocale } from '@guanjia/ui'
import { App } from './app.tsx'
import './base.css'

await initI18n(preferredLocale())
createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>)
// The fallback font is large and seldom needed: systems that have a Chinese font never ask for its files.
void import('./fonts.css')
