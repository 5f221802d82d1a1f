import sharp from 'sharp'
import type { Actor } from '../platform/auth/actor.ts'
import type { App } from '../platform/app.ts'
import { storeFile } from '../platform/files/routes.ts'
import { newId } from '../platform/ids.ts'

/** Drawn stand-ins for a technician's two pictures of a job: a dripping pipe, and the same pipe dry. */
export async function demoPhotos(app: App, technician: Actor, hue: number): Promise<{ before: string; after: string }> {
  const draw = (isDry: boolean): Promise<Buffer> =>
    sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720">
      <rect width="960" height="720" fill="hsl(${hue},18%,${isDry ? 86 : 74}%)"/>
      <rect y="560" width="960" height="160" fill="hsl(${hue},10%,${isDry ? 62 : 48}%)"/>
      <path d="M120 0v300h520v420" fill="none" stroke="#8a9099" stroke-width="70"/>
      <path d="M120 0v300h520v420" fill="none" stroke="#c9ced6" stroke-width="34"/>
      <rect x="560" y="262" width="160" height="76" rx="14" fill="${isDry ? '#2f6f4f' : '#7a3b2e'}"/>
      ${isDry ? '' : '<g fill="#3d7ea6"><path d="M600 380c-24 40-24 70 0 70s24-30 0-70z"/><path d="M680 430c-20 34-20 60 0 60s20-26 0-60z"/><ellipse cx="640" cy="640" rx="210" ry="34" opacity=".55"/></g>'}
    </svg>`))
      .jpeg({ quality: 80 })
      .toBuffer()
  const [before, after] = [newId(), newId()]
  await storeFile(app, technician, { id: before, name: '维修前.jpg', content: await draw(false) })
  await storeFile(app, technician, { id: after, name: '维修后.jpg', content: await draw(true) })
  return { before, after }
}
