import { App, Button, Checkbox, Form, Input, Progress, Select } from 'antd'
import { useState } from 'react'
import { FIELD_GROUPS, HOUSEHOLD_TYPES } from '@guanjia/ui/archives/choices.ts'
import type { FieldGroup, Household, HouseholdType } from '@guanjia/contract/households.ts'
import { formatPhone, useAct, useLabel, useT } from '@guanjia/ui'
import { ActForm } from '../../kit/act-form.tsx'
import { EditForm } from '../../kit/edit-form.tsx'
import { FactGroup, Facts } from '../../kit/record-page.tsx'
import { inWords } from '../../kit/worded.ts'

const HOWS = ['in_person', 'phone', 'paper'] as const
const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const

/** The household's own file: number, type, what all who serve should know, how complete it is, and when it was last checked. */
export function HouseholdFacts({ file, mayChange }: { file: Household; mayChange: boolean }) {
  const t = useT()
  const label = useLabel()
  const [opened, setOpened] = useState<'change' | 'verify' | null>(null)
  const checked = file.verified.filter(({ on }) => on !== null)
  const oldest = checked.length === file.verified.length ? checked.map(({ on }) => on!).toSorted((a, b) => (a < b ? -1 : 1))[0] : undefined
  return (
    <FactGroup
      title={t('households.file')}
      extra={
        mayChange && (
          <>
            <Button size="small" type="link" onClick={() => setOpened('verify')}>
              {t('households.verify')}
            </Button>
            <Button size="small" type="link" onClick={() => setOpened('change')}>
              {t('households.edit')}
            </Button>
          </>
        )
      }
    >
      <Facts
        facts={[
          { label: t('households.number'), value: file.number },
          { label: t('households.type'), value: t(`households.words.householdType.${file.type}`) },
          { label: t('households.salutation'), value: file.salutation },
          { label: t('households.language'), value: file.language && label('locale', file.language) },
          { label: t('households.emergency'), value: [file.emergencyName, file.emergencyRelation, file.emergencyPhone && formatPhone(file.emergencyPhone)].filter(Boolean).join(' ') },
          { label: t('households.careTags'), value: file.careTags.join('、') },
          { label: t('households.tags'), value: file.tags.join('、') },
          { label: t('households.list.verified'), value: oldest ?? t('households.neverChecked') },
          { label: t('households.serviceNote'), value: file.serviceNote, isWide: true },
          {
            label: t('households.complete'),
            isWide: true,
            value: (
              <span className="gj-row gj-wrap">
                <Progress percent={Math.round((file.filled / file.fields) * 100)} size="small" style={{ width: 160 }} />
                <span className="gj-quiet">{file.missing.length === 0 ? t('households.nothingMissing') : `${t('households.missing')}：${file.missing.map((one) => t(`households.words.fileField.${one}`)).join('、')}`}</span>
              </span>
            ),
          },
        ]}
      />
      {opened === 'change' && <ChangeForm file={file} onClose={() => setOpened(null)} />}
      {opened === 'verify' && <VerifyForm file={file} onClose={() => setOpened(null)} />}
    </FactGroup>
  )
}

interface Changed {
  type: HouseholdType | 'rule'
  salutation: string
  serviceNote: string
  careTags: string[]
  tags: string[]
  language: (typeof LANGUAGES)[number] | null
  emergencyName: string
  emergencyRelation: string
  emergencyPhone: string
}

function ChangeForm({ file, onClose }: { file: Household; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const change = useAct('households.changeHousehold', ['households', 'archives'])
  const save = async (changes: Partial<Changed>, version: number, all: Changed): Promise<void> => {
    const { type: _, language: __, ...facts } = changes
    // Cleared is unknown; by rule is null.
    const chosen = { ...('type' in changes ? { type: all.type === 'rule' ? null : all.type } : {}), ...('language' in changes ? { language: all.language ?? null } : {}) }
    await inWords(t, () => change.mutateAsync({ params: { id: file.id }, body: { version, ...facts, ...chosen } }))
    void message.success(t('households.saved'))
  }
  const list = (value: unknown): string => (value as string[]).join('、')
  return (
    <EditForm<Household, Changed>
      title={t('households.edit')}
      verb={t('households.save')}
      record={file}
      valuesOf={(one) => ({ type: one.isTypeFixed ? one.type : 'rule', salutation: one.salutation, serviceNote: one.serviceNote, careTags: one.careTags, tags: one.tags, language: one.language, emergencyName: one.emergencyName, emergencyRelation: one.emergencyRelation, emergencyPhone: one.emergencyPhone })}
      fields={{
        type: { label: t('households.type'), show: (value) => (value === 'rule' ? t('households.byRule') : t(`households.words.householdType.${value as HouseholdType}`)) }, salutation: { label: t('households.salutation') }, serviceNote: { label: t('households.serviceNote') },
        careTags: { label: t('households.careTags'), show: list }, tags: { label: t('households.tags'), show: list }, language: { label: t('households.language'), show: (value) => (value === null ? '' : label('locale', value as 'en')) },
        emergencyName: { label: t('households.emergencyName') }, emergencyRelation: { label: t('households.emergencyRelation') }, emergencyPhone: { label: t('households.emergencyPhone') },
      }}
      onSave={save}
      onClose={onClose}
      width={600}
    >
      <div className="gj-form-pair">
        <Form.Item name="salutation" label={t('households.salutation')} extra={t('households.salutationHint')}>
          <Input maxLength={30} autoFocus />
        </Form.Item>
        <Form.Item name="language" label={t('households.language')}>
          <Select allowClear options={LANGUAGES.map((value) => ({ value, label: label('locale', value) }))} />
        </Form.Item>
      </div>
      <Form.Item name="type" label={t('households.type')}>
        <Select options={[{ value: 'rule', label: t('households.byRule') }, ...HOUSEHOLD_TYPES.map((value) => ({ value, label: t(`households.words.householdType.${value}`) }))]} />
      </Form.Item>
      <div className="gj-form-three">
        <Form.Item name="emergencyName" label={`${t('households.emergency')} · ${t('households.emergencyName')}`}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="emergencyRelation" label={t('households.emergencyRelation')}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="emergencyPhone" label={t('households.emergencyPhone')}>
          <Input maxLength={30} inputMode="tel" />
        </Form.Item>
      </div>
      <Form.Item name="serviceNote" label={t('households.serviceNote')} extra={t('households.serviceNoteHint')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="careTags" label={t('households.careTags')}>
          <Select mode="tags" maxCount={10} />
        </Form.Item>
        <Form.Item name="tags" label={t('households.tags')}>
          <Select mode="tags" maxCount={20} />
        </Form.Item>
      </div>
    </EditForm>
  )
}

function VerifyForm({ file, onClose }: { file: Household; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const verify = useAct('households.verifyHousehold', ['households'])
  const submit = async (values: { groups: FieldGroup[]; how: (typeof HOWS)[number] }): Promise<void> => {
    await inWords(t, () => verify.mutateAsync({ params: { id: file.id }, body: values }))
    void message.success(t('households.verified'))
  }
  return (
    <ActForm<{ groups: FieldGroup[]; how: (typeof HOWS)[number] }> title={t('households.verifyTitle')} verb={t('households.verify')} initial={{ groups: [...FIELD_GROUPS], how: 'phone' }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="groups" label={t('households.verifyGroups')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
        <Checkbox.Group options={FIELD_GROUPS.map((value) => ({ value, label: t(`households.words.fieldGroup.${value}`) }))} />
      </Form.Item>
      <Form.Item name="how" label={t('households.verifyHow')} style={{ marginBottom: 0 }}>
        <Select options={HOWS.map((value) => ({ value, label: t(`households.how.${value}`) }))} />
      </Form.Item>
    </ActForm>
  )
}
