import { App, Checkbox, Form, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useAct, useT } from '@guanjia/ui'
import type { OccupancyRole, Person, Unit } from '@guanjia/contract/archives.ts'
import type { ConsentChannel } from '@guanjia/contract/personal-data.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { PersonPicker, UnitPicker } from '../kit/pickers.tsx'
import { inWords } from '../kit/worded.ts'
import { ConsentField } from './consent-field.tsx'

interface Values {
  personId?: string | null
  name?: string
  phone?: string
  unitId?: string | null
  role: OccupancyRole
  fromOn?: string | null
  untilOn?: string | null
  isBillPayer?: boolean
  consentChannel?: ConsentChannel | null
}

/**
 * A person moves into a unit: begun at the unit, where the person is found or a new file is made at once, or at the person, where the
 * unit is found.
 */
export function OccupancyForm({ siteId, unit, person, onClose }: { siteId: string; unit?: Unit; person?: Person; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const roles = useChoices('occupancyRole')
  const makePerson = useAct('archives.createPerson', ['archives'])
  const start = useAct('archives.startOccupancy', ['archives', 'cases'])
  const [isNew, setNew] = useState(false)
  const hasOwner = unit?.occupancies.some(({ isCurrent, role }) => isCurrent && role === 'owner') ?? false
  const hasPayer = unit?.occupancies.some(({ isCurrent, isBillPayer }) => isCurrent && isBillPayer) ?? false
  const [made, setMade] = useState<{ id: string; name: string } | null>(null)

  const taken = {
    '/personId': t('archives.occupancyForm.personTaken'),
    '/role': t('archives.occupancyForm.ownerTaken'),
    '/isBillPayer': t('archives.occupancyForm.payerTaken'),
  }
  const submit = async (values: Values): Promise<void> => {
    let personId = person?.id ?? values.personId ?? ''
    let name = person?.name ?? ''
    if (isNew) {
      const fresh = await inWords(t, () =>
        makePerson.mutateAsync({ body: { siteId, name: values.name!.trim(), phones: values.phone ? [{ number: values.phone }] : [] } }),
      )
      // The file exists from here on: a second try must not make it again.
      setMade({ id: fresh.id, name: fresh.name })
      setNew(false)
      personId = fresh.id
    }
    const { role, fromOn = null, untilOn = null, isBillPayer = false, consentChannel } = values
    const said = role === 'family' && consentChannel ? { consent: { channel: consentChannel } } : {}
    const occupancy = await inWords(
      t,
      () => start.mutateAsync({ body: { unitId: unit?.id ?? values.unitId ?? '', personId, role, fromOn, untilOn, isBillPayer, ...said } }),
      taken,
    )
    name = occupancy.person.name
    void message.success(t('archives.movedIn', { name }))
  }
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  const title = unit
    ? t('archives.occupancyForm.title', { unit: unit.code })
    : t('archives.occupancyForm.titleForPerson', { person: person?.name ?? '' })
  return (
    <ActForm<Values>
      title={title}
      verb={t('archives.occupancyForm.act')}
      onSubmit={submit}
      onClose={onClose}
      width={560}
      initial={{
        personId: null,
        unitId: null,
        role: hasOwner ? 'tenant' : 'owner',
        fromOn: null,
        untilOn: null,
        isBillPayer: unit ? !hasPayer : false,
      }}
    >
      {(form) => {
        if (made && form.getFieldValue('personId') !== made.id) form.setFieldValue('personId', made.id)
        return (
          <>
            {unit && !made && (
              <Segmented
                style={{ marginBottom: 12 }}
                value={isNew ? 'fresh' : 'existing'}
                onChange={(which) => setNew(which === 'fresh')}
                options={[
                  { value: 'existing', label: t('archives.occupancyForm.existing') },
                  { value: 'fresh', label: t('archives.occupancyForm.fresh') },
                ]}
              />
            )}
            {unit && isNew && (
              <div className="gj-form-pair">
                <Form.Item name="name" label={t('archives.field.personName')} rules={[needed]}>
                  <Input maxLength={100} autoFocus />
                </Form.Item>
                <Form.Item
                  name="phone"
                  label={t('archives.field.phone')}
                  rules={[{ min: 3, message: t('archives.personForm.phoneShort') }]}
                >
                  <Input maxLength={30} inputMode="tel" />
                </Form.Item>
              </div>
            )}
            {unit && !isNew && (
              <Form.Item
                name="personId"
                label={t('archives.field.person')}
                rules={[needed]}
                extra={made && t('archives.occupancyForm.made', { name: made.name })}
              >
                <PersonPicker siteId={siteId} known={made?.name} autoFocus />
              </Form.Item>
            )}
            {!unit && (
              <Form.Item name="unitId" label={t('archives.field.unit')} rules={[needed]}>
                <UnitPicker siteId={siteId} autoFocus />
              </Form.Item>
            )}
            <Form.Item name="role" label={t('archives.occupancyForm.role')}>
              <Select options={roles} />
            </Form.Item>
            <ConsentField with="family" />
            <div className="gj-form-pair">
              <Form.Item name="fromOn" label={t('archives.occupancyForm.from')} extra={t('archives.occupancyForm.fromHint')}>
                <DayPicker />
              </Form.Item>
              <Form.Item
                name="untilOn"
                label={t('archives.occupancyForm.until')}
                extra={t('archives.occupancyForm.untilHint')}
                dependencies={['fromOn']}
                rules={[
                  ({ getFieldValue }) => ({
                    validator: (_, day: string | null) =>
                      day && getFieldValue('fromOn') && day < (getFieldValue('fromOn') as string)
                        ? Promise.reject(new Error(t('archives.occupancyForm.order')))
                        : Promise.resolve(),
                  }),
                ]}
              >
                <DayPicker />
              </Form.Item>
            </div>
            <Form.Item name="isBillPayer" valuePropName="checked" style={{ marginBottom: 0 }}>
              <Checkbox>{t('archives.occupancyForm.payer')}</Checkbox>
            </Form.Item>
          </>
        )
      }}
    </ActForm>
  )
}
