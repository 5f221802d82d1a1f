import { App, Form, Input, Radio, Segmented, Select, type FormInstance } from 'antd'
import { asksConsent, useAct, useCall, useT } from '@guanjia/ui'
import type { CareFact, FactKind } from '@guanjia/contract/relations.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { newId } from '../kit/new-id.ts'
import { inWords } from '../kit/worded.ts'

interface Values {
  kind: FactKind
  personId: string | null
  words: string
  monthDay: string
  source: CareFact['source']
  expiresOn: string | null
  isGiven: boolean | null
  how: NonNullable<CareFact['consentHow']>
}
const STALE = ['relations', 'cases']

/** Writes a fact down; who somebody is, how they are and when they were born only after asking. */
export function FactForm({ siteId, unitId, personId, people, onClose }: { siteId: string; unitId: string | null; personId: string | null; people: readonly { id: string; name: string }[]; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const record = useAct('relations.recordFact', STALE)
  const submit = async ({ isGiven, how, expiresOn, monthDay, personId: about, ...values }: Values): Promise<void> => {
    const consent = isGiven === null || isGiven === undefined ? null : { isGiven, how }
    const body = { ...values, id: newId(), siteId, unitId, personId: about ?? personId, consent, monthDay: values.kind === 'birthday' ? monthDay : null, ...(expiresOn ? { expiresOn } : {}) }
    const { fact } = await inWords(t, () => record.mutateAsync({ body }), { '/consent': t('care.facts.consentNeeded') })
    void message.success(fact ? t('care.facts.saved') : t('care.facts.refusedSaved'))
  }
  return (
    <ActForm<Values>
      title={t('care.facts.add')}
      verb={t('care.facts.save')}
      width={600}
      initial={{ kind: 'form_of_address', personId: personId ?? (people.length === 1 ? people[0]!.id : null), words: '', monthDay: '', source: 'resident', expiresOn: null, isGiven: null, how: 'in_person' }}
      onSubmit={submit}
      onClose={onClose}
    >
      {(form) => <Fields form={form} people={personId ? [] : people} />}
    </ActForm>
  )
}

function Fields({ form, people }: { form: FormInstance<Values>; people: readonly { id: string; name: string }[] }) {
  const t = useT()
  const kinds = useChoices('factKind')
  const sources = useChoices('factSource')
  const ways = useChoices('consentWay')
  const kind = (Form.useWatch('kind', form) as FactKind | undefined) ?? 'form_of_address'
  const needsConsent = asksConsent(kind)
  // What it is for is said before it is asked; what serves nothing is not written down.
  const rules = useCall('relations.listRules', {}, { staleTime: 600_000 })
  const acts = (rules.data?.items ?? []).filter(({ occasion, isActive }) => occasion === kind && isActive).map(({ act }) => act)
  const needed = { required: true, message: t('shell.fieldNeeded') }
  return (
    <>
      <div className="gj-form-pair">
        <Form.Item name="kind" label={t('care.facts.kind')} rules={[needed]} extra={rules.data && (acts.length > 0 ? t('care.facts.purpose', { acts: acts.join('；') }) : t('care.facts.noPurpose'))}>
          <Select options={kinds} autoFocus showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        {people.length > 0 ? (
          <Form.Item name="personId" label={t('care.facts.who')} rules={kind === 'birthday' ? [needed] : []}>
            <Select allowClear placeholder={t('care.facts.household')} options={people.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        ) : (
          <Form.Item name="source" label={t('care.facts.source')}>
            <Select options={sources} />
          </Form.Item>
        )}
      </div>
      {kind === 'birthday' ? (
        <Form.Item name="monthDay" label={t('care.facts.birthday')} extra={t('care.facts.birthdayHint')} rules={[needed, { pattern: /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, message: t('care.facts.birthdayHint') }]}>
          <Input maxLength={5} style={{ width: 120 }} />
        </Form.Item>
      ) : kind === 'unwell' ? (
        <p className="gj-quiet" style={{ marginBottom: 16 }}>
          {t('care.facts.noWords')}
        </p>
      ) : (
        <Form.Item name="words" label={t('care.facts.words')} extra={t('care.facts.wordsHint')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} />
        </Form.Item>
      )}
      {people.length > 0 && (
        <Form.Item name="source" label={t('care.facts.source')}>
          <Segmented options={sources} />
        </Form.Item>
      )}
      <Form.Item name="isGiven" label={t('care.facts.consent')} extra={needsConsent ? t('care.facts.consentNeeded') : undefined} rules={needsConsent ? [{ validator: (_, value) => (value === null || value === undefined ? Promise.reject(new Error(t('care.facts.consentNeeded'))) : Promise.resolve()) }] : []}>
        <Radio.Group
          options={[
            { value: true, label: t('care.facts.consentYes') },
            { value: false, label: t('care.facts.consentNo') },
          ]}
        />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="how" label={t('care.facts.how')}>
          <Select options={ways} />
        </Form.Item>
        <Form.Item name="expiresOn" label={t('care.facts.expires')}>
          <DayPicker placeholder={t('care.facts.expiresUsual')} />
        </Form.Item>
      </div>
    </>
  )
}

export function FactChange({ fact, onClose }: { fact: CareFact; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const change = useAct('relations.changeFact', STALE)
  const submit = async ({ words, expiresOn }: { words: string; expiresOn: string | null }): Promise<void> => {
    await inWords(t, () => change.mutateAsync({ params: { id: fact.id }, body: { version: fact.version, words, expiresOn } }))
    void message.success(t('care.facts.saved'))
  }
  return (
    <ActForm title={t('care.facts.change')} verb={t('shell.form.save')} initial={{ words: fact.words, expiresOn: fact.expiresOn }} onSubmit={submit} onClose={onClose}>
      {fact.kind !== 'unwell' && (
        <Form.Item name="words" label={t('care.facts.words')} extra={t('care.facts.wordsHint')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} autoFocus />
        </Form.Item>
      )}
      <Form.Item name="expiresOn" label={t('care.facts.expires')}>
        <DayPicker placeholder={t('care.facts.forever')} />
      </Form.Item>
    </ActForm>
  )
}
