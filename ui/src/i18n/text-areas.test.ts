import { describe, expect, it } from 'vitest'
import { areasSaidIn } from '../../text-areas.ts'

describe('the areas whose texts a file says', () => {
  it('are those of all its calls, in handlers and in choices too', () => {
    const code = "const t = useT()\nconst done = () => message.success(t(isNew ? 'stores.new' : `archives.${kind}`, { n: (1) }))\nreturn <p>{t('shell.at')}</p>"
    expect(areasSaidIn(code)).toEqual(['archives', 'shell', 'stores'])
  })
  it('are not the modules of the endpoints that it calls', () => {
    expect(areasSaidIn("useCall('cases.listCases', { query })\nuseAct('workorders.actOnWorkOrder')\nformat('sla.x')")).toEqual([])
  })
})
