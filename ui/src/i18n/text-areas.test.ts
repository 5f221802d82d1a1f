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
  it('are the choices too where a group is named that no first screen says', () => {
    expect(areasSaidIn("const label = useLabel()\nlabel('complaintStage', stage)\nlabel('urgency', urgency)")).toEqual(['choices'])
    expect(areasSaidIn("t(`enum.complaintStage.${stage}`)")).toEqual(['choices', 'enum'])
    expect(areasSaidIn("label('urgency', urgency)")).toEqual([])
  })
})
