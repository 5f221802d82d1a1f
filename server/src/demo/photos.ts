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

/** Where the six buildings stand on the drawn plan of the site, 0…1 from its left and its top edge. */
export const BUILDINGS_ON_PLAN = [[0.19, 0.27], [0.5, 0.2], [0.81, 0.27], [0.19, 0.72], [0.5, 0.8], [0.81, 0.72]] as const

/** The site from above: roads, six buildings around the garden with its pond, the gate in the east. */
export async function demoSitePlan(app: App, by: Actor): Promise<string> {
  const [width, height] = [1200, 800]
  const building = ([x, y]: readonly [number, number]): string =>
    `<rect x="${x * width - 130}" y="${y * height - 62}" width="260" height="124" rx="8" fill="#e8e4db" stroke="#8d8674" stroke-width="4"/><path d="M${x * width} ${y * height - 62}v124" stroke="#b9b3a3" stroke-width="3"/>`
  const trees = Array.from({ length: 26 }, (_, i) => `<circle cx="${90 + ((i * 173) % 1030)}" cy="${58 + ((i * 97) % 690)}" r="${12 + (i % 3) * 4}" fill="#8cc08a"/>`).join('')
  const content = await sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
      <rect width="${width}" height="${height}" fill="#d7ead2"/>${trees}
      <path d="M40 40h1120v720h-1120z" fill="none" stroke="#cfcfcf" stroke-width="44"/><path d="M40 400h1120M420 40v720M780 40v720" stroke="#dcdcdc" stroke-width="30"/>
      <ellipse cx="600" cy="400" rx="170" ry="92" fill="#bfe0b8" stroke="#8cb884" stroke-width="5"/><ellipse cx="622" cy="402" rx="72" ry="36" fill="#9fcbe6"/>
      <rect x="1132" y="366" width="56" height="68" fill="#c9603f"/>${BUILDINGS_ON_PLAN.map(building).join('')}
    </svg>`)).png({ palette: true }).toBuffer()
  const id = newId()
  await storeFile(app, by, { id, name: '清溪花园总平面图.png', content })
  return id
}
